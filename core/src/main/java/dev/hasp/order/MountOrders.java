package dev.hasp.order;

import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Entry;
import dev.hasp.effective.Limit;
import dev.hasp.effective.MountPoint;
import dev.hasp.witness.FillsPath;
import dev.hasp.witness.Place;
import dev.hasp.witness.ReachesPlace;
import dev.hasp.witness.UsesPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Orders of the root file system and of the mounts below it. */
final class MountOrders {

    private static final String ROOT = "/";

    static final List<Order<?>> ALL = List.of(
            Bounded.order(
                    Aspects.ROOT_READ_ONLY,
                    "what is on the root and not on a mount can be written unless the root is read-only, which is stricter",
                    "OCI runtime specification, root.readonly; mount(8), ro",
                    readOnly -> readOnly,
                    readOnly -> !readOnly,
                    (first, second) -> Excess.found(new UsesPath(UsesPath.Use.WRITE, ROOT))),
            new Order<>(
                    Aspects.MOUNT_POINTS,
                    "the deepest mount above a path decides whether it can be written, run, opened as device, gained by,"
                            + " how much fits in memory and how mounts spread; and a place of the host, a volume or an"
                            + " image can be read, or written, through a mount of it or of a directory above it that"
                            + " no other mount hides; less at every path and place is stricter",
                    "mount(8); mount_namespaces(7); tmpfs(5); moby volume/mounts",
                    MountOrders::more));

    private MountOrders() {}

    private static Excess more(EffectivePolicy first, EffectivePolicy second) {
        Entry<SortedMap<String, MountPoint>> one = first.entry(Aspects.MOUNT_POINTS);
        Entry<SortedMap<String, MountPoint>> other = second.entry(Aspects.MOUNT_POINTS);
        boolean same = one.isSameAs(other);
        if (same && first.entry(Aspects.ROOT_READ_ONLY).isSameAs(second.entry(Aspects.ROOT_READ_ONLY))) {
            return Excess.none();
        }
        Optional<MountTable> view = MountTable.of(first);
        Optional<MountTable> otherView = MountTable.of(second);
        if (view.isPresent() && otherView.isPresent()) {
            return places(view.get(), otherView.get()).or(paths(view.get(), otherView.get()));
        }
        Excess root = Orders.of(Aspects.ROOT_READ_ONLY).excess(first, second);
        return root.or(same ? Excess.none() : Known.undecided(one, other));
    }

    /** What a path may be used for is the same below each target up to the next: one path of each is enough. */
    private static Excess paths(MountTable first, MountTable second) {
        Set<String> paths = new TreeSet<>(first.targets());
        paths.addAll(second.targets());
        List<String> ordered = new ArrayList<>(paths);
        ordered.add(ROOT);
        Excess excess = Excess.none();
        for (String path : ordered) {
            Optional<MountPoint> on = first.on(path);
            Optional<MountPoint> otherOn = second.on(path);
            if (on.isEmpty() || !on.equals(otherOn)) {
                excess = excess.or(uses(path, first, on, second, otherOn));
            }
            if (excess.witness().isPresent()) {
                return excess;
            }
        }
        return excess;
    }

    private static Excess uses(
            String path, MountTable first, Optional<MountPoint> on, MountTable second, Optional<MountPoint> otherOn) {
        Excess excess = Excess.none();
        for (UsesPath.Use use : UsesPath.Use.values()) {
            excess = excess.or(use(new UsesPath(use, path), first.permits(use, on), second.permits(use, otherOn)));
        }
        return excess.or(room(path, first.room(on), second.room(otherOn)));
    }

    private static Excess use(UsesPath witness, Optional<Boolean> first, Optional<Boolean> second) {
        if (!first.orElse(true) || second.orElse(false)) {
            return Excess.none();
        }
        return first.isPresent() && second.isPresent()
                ? Excess.found(witness)
                : Excess.undecided("whether it may " + witness + " is not known");
    }

    private static Excess room(String path, Optional<Limit> first, Optional<Limit> second) {
        if (first.equals(Optional.of(Limit.of(0)))
                || second.filter(Limit::isUnlimited).isPresent()) {
            return Excess.none();
        }
        return first.isPresent() && second.isPresent()
                ? Amounts.more(first.get(), second.get(), bytes -> new FillsPath(path, bytes))
                : Excess.undecided("how much it may " + new UsesPath(UsesPath.Use.WRITE, path) + " is not known");
    }

    private static Excess places(MountTable first, MountTable second) {
        List<ShownPlaces> shown = ShownPlaces.of(first.mounts());
        List<ShownPlaces> others = ShownPlaces.of(second.mounts());
        if (shown.equals(others)) {
            return Excess.none();
        }
        List<Place> edges = Stream.of(shown, others)
                .flatMap(List::stream)
                .flatMap(ShownPlaces::edges)
                .distinct()
                .toList();
        return Stream.of(true, false)
                .flatMap(write -> edges.stream().map(place -> new ReachesPlace(place, write)))
                .filter(reached -> shows(shown, reached) && !shows(others, reached))
                .findFirst()
                .map(Excess::found)
                .orElse(Excess.none());
    }

    private static boolean shows(List<ShownPlaces> shown, ReachesPlace reached) {
        return shown.stream().anyMatch(one -> one.shows(reached.place(), reached.write()));
    }
}
