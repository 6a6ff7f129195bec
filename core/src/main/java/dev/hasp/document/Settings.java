package dev.hasp.document;

import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.document.Node.Entry;
import dev.hasp.document.Node.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings such as {@code memory=2g} and {@code ulimits.nofile=1024}, put together into one tree. */
final class Settings {

    private static final String FORM = "expected KEY=VALUE such as memory=2g";

    private final Reading reading;
    private final Mapping root = mapping(Place.root(0, 0));

    private Settings(Reading reading) {
        this.reading = reading;
    }

    static Mapping read(List<String> settings, Reading reading) {
        Settings all = new Settings(reading);
        settings.forEach(all::take);
        return all.root;
    }

    private static Mapping mapping(Place place) {
        return new Mapping(place, new LinkedHashMap<>());
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
            Entry entry = into.entries().computeIfAbsent(key, absent -> new Entry(here, mapping(here)));
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
            second.entries().forEach((inner, each) -> merge(first.entries(), inner, each));
        } else {
            reading.problem(entry.place(), "is set twice", "set it once");
        }
    }
}
