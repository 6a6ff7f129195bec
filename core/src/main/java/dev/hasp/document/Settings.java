package dev.hasp.document;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.document.Node.Entry;
import dev.hasp.document.Node.Mapping;
import dev.hasp.text.Quoted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings such as {@code memory=2g} and {@code ulimits.nofile=1024}, put together into one tree. */
final class Settings {

    private static final String FORM = "expected KEY=VALUE such as memory=2g";

    private final Reading reading;
    private final Mapping root = mapping(Place.root(0, 0));
    /** Mappings that were made on the way to a part; the rest of them comes from the base. */
    private final Set<Mapping> inPart = Collections.newSetFromMap(new IdentityHashMap<>());

    private Settings(Reading reading) {
        this.reading = reading;
    }

    /** The tree of settings; what is set in part is completed by what a base decides. */
    static Mapping read(List<String> settings, SecurityProfile base, Reading reading) {
        Settings all = new Settings(reading);
        settings.forEach(all::take);
        base.decided().forEach(control -> all.complete(control, base));
        return all.root;
    }

    private <T> void complete(Control<T> control, SecurityProfile base) {
        Entry entry = root.entries().get(control.key());
        if (entry != null && entry.value() instanceof Mapping mapping && inPart.contains(mapping)) {
            T value = base.get(control).orElseThrow();
            complete(mapping, EncodedTree.of(ControlCodecs.of(control).parts(value), entry.place()));
        }
    }

    private void complete(Mapping mapping, Node below) {
        if (!(below instanceof Mapping whole)) {
            reading.problem(
                    mapping.place(),
                    "is " + below.noun() + " so far, of which no part can be set",
                    "set the whole of it");
            return;
        }
        whole.entries().forEach((key, entry) -> {
            Entry set = mapping.entries().putIfAbsent(key, entry);
            if (set != null && set.value() instanceof Mapping deeper && inPart.contains(deeper)) {
                complete(deeper, entry.value());
            }
        });
    }

    private static Mapping mapping(Place place) {
        return new Mapping(place, new LinkedHashMap<>());
    }

    private Mapping part(Place place) {
        Mapping part = mapping(place);
        inPart.add(part);
        return part;
    }

    private void take(String setting) {
        int equals = setting.indexOf('=');
        if (equals < 1) {
            reading.problem(root.place(), Quoted.of(setting) + (equals < 0 ? " has no =" : " has no key"), FORM);
            return;
        }
        List<String> keys = keys(setting.substring(0, equals));
        Place place = root.place();
        for (String key : keys) {
            place = place.key(key, 0, 0);
        }
        Optional<Node> value = YamlTree.read(setting.substring(equals + 1), place, reading);
        if (value.isPresent()) {
            put(keys, place, value.get());
        } else if (setting.substring(equals + 1).isBlank()) {
            reading.problem(place, "has no value", FORM);
        }
    }

    private static List<String> keys(String dotted) {
        int dot = dotted.indexOf('.');
        if (dot < 0) {
            return List.of(dotted);
        }
        String first = dotted.substring(0, dot);
        List<String> keys = new ArrayList<>(List.of(first));
        Optional<Control<?>> control = Controls.byKey(first);
        keys.addAll(
                control.isPresent()
                        ? ControlCodecs.of(control.get()).split(dotted.substring(dot + 1))
                        : List.of(dotted.substring(dot + 1)));
        return keys;
    }

    private void put(List<String> keys, Place place, Node value) {
        Mapping into = root;
        Place path = root.place();
        for (String key : keys.subList(0, keys.size() - 1)) {
            Place here = path.key(key, 0, 0);
            Entry entry = into.entries().computeIfAbsent(key, absent -> new Entry(here, part(here)));
            if (!(entry.value() instanceof Mapping next)) {
                reading.problem(place, "is set beside the whole of " + here.path(), "set one of them");
                return;
            }
            into = next;
            path = here;
        }
        merge(into.entries(), keys.get(keys.size() - 1), new Entry(place, value));
    }

    /** Two mappings become one; anything else may be set once, so that order never matters. */
    private void merge(Map<String, Entry> into, String key, Entry entry) {
        Entry earlier = into.putIfAbsent(key, entry);
        if (earlier == null) {
            return;
        }
        if (earlier.value() instanceof Mapping first && entry.value() instanceof Mapping second) {
            inPart.remove(first);
            second.entries().forEach((inner, each) -> merge(first.entries(), inner, each));
        } else {
            reading.problem(entry.place(), "is set twice", "set it once");
        }
    }
}
