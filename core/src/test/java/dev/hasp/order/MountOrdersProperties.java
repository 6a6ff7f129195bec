package dev.hasp.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.Propagation;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Limit;
import dev.hasp.effective.MountPoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random mounts on few paths, against everything that can be done there, tried one by one. */
class MountOrdersProperties {

    private static final List<String> NAMES = List.of("a", "b");
    private static final List<String> PATHS = paths();
    private static final List<Long> AMOUNTS = List.of(1L, 4L, 5L, 8L, 9L, 1L << 40);

    /** Every path of three names, and one name that nothing is mounted on. */
    private static List<String> paths() {
        List<String> paths = new ArrayList<>(List.of(""));
        for (int depth = 0; depth < 3; depth++) {
            for (String path : List.copyOf(paths)) {
                NAMES.forEach(name -> paths.add(path + "/" + name));
            }
        }
        List.copyOf(paths).forEach(path -> paths.add(path + "/z"));
        return paths.stream().distinct().toList();
    }

    /** Mounts and whether the root below them is read-only. */
    private record Files(SortedMap<String, MountPoint> mounts, boolean rootReadOnly) {

        EffectivePolicy policy() {
            return Compared.with(
                    Compared.with(Compared.PLAIN, Aspects.MOUNT_POINTS, mounts), Aspects.ROOT_READ_ONLY, rootReadOnly);
        }

        String deepest(String path) {
            String at = path;
            while (!at.isEmpty() && !mounts.containsKey(at)) {
                at = at.substring(0, at.lastIndexOf('/'));
            }
            return at;
        }
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void nothing_is_beyond_exactly_where_each_thing_is_permitted_by_both(
            @ForAll("files") Files first, @ForAll("files") Files second) {
        Compared compared = Compared.in(Aspects.MOUNT_POINTS, first.policy(), second.policy());
        assertThat(compared.forward().isNone()).isEqualTo(things(second).containsAll(things(first)));
        assertThat(compared.backward().isNone()).isEqualTo(things(first).containsAll(things(second)));
    }

    /** All that a policy permits, worked out from the deepest mount of each path. */
    private static Set<String> things(Files files) {
        Set<String> things = new HashSet<>();
        for (String path : PATHS) {
            Optional<MountPoint> mount = Optional.ofNullable(files.mounts().get(files.deepest(path)));
            boolean writable = mount.map(on -> !on.options().contains("ro")).orElse(!files.rootReadOnly());
            add(things, writable, "write " + path);
            for (String option : List.of("noexec", "nosuid", "nodev")) {
                add(things, mount.filter(on -> on.options().contains(option)).isEmpty(), "not " + option + path);
            }
            Propagation spread = mount.flatMap(MountPoint::propagation).orElse(Propagation.PRIVATE);
            add(things, spread == Propagation.SHARED, "spread " + path);
            add(things, spread != Propagation.PRIVATE, "see " + path);
            Limit room = mount.flatMap(MountPoint::size).orElse(Limit.unlimited());
            AMOUNTS.forEach(
                    amount -> add(things, writable && room.compareTo(Limit.of(amount)) >= 0, "fill " + amount + path));
            files.mounts().forEach((target, on) -> {
                String source = on.source().orElse("none").replaceFirst("/$", "");
                if ((path + "/").startsWith(source + "/")
                        && files.deepest(target + path.substring(source.length()))
                                .equals(target)) {
                    things.add("see host " + path);
                    add(things, !on.options().contains("ro"), "write host " + path);
                }
            });
        }
        return things;
    }

    private static void add(Set<String> things, boolean permitted, String thing) {
        if (permitted) {
            things.add(thing);
        }
    }

    @Provide
    Arbitrary<Files> files() {
        Arbitrary<String> targets = Arbitraries.of(PATHS.stream()
                .filter(path -> !path.isEmpty() && !path.endsWith("z") && path.length() < 5)
                .toList());
        return Combinators.combine(Arbitraries.maps(targets, mounts()).ofMaxSize(4), Arbitraries.of(true, false))
                .as((mounts, rootReadOnly) -> new Files(new TreeMap<>(mounts), rootReadOnly));
    }

    private static Arbitrary<MountPoint> mounts() {
        Arbitrary<Set<String>> options =
                Arbitraries.of("ro", "noexec", "nosuid", "nodev").set().ofMaxSize(2);
        Arbitrary<MountPoint> binds = Combinators.combine(
                        options,
                        Arbitraries.of("/", "/a", "/a/b", "/b"),
                        Arbitraries.of(Propagation.PRIVATE, Propagation.PRIVATE, Propagation.SLAVE, Propagation.SHARED))
                .as((set, source, spread) -> new MountPoint(
                        Optional.empty(),
                        new TreeSet<>(set),
                        Optional.empty(),
                        Optional.of(source),
                        Optional.of(spread)));
        Arbitrary<MountPoint> memory = Combinators.combine(
                        options, Arbitraries.of(Limit.of(4), Limit.of(8), Limit.unlimited()))
                .as((set, size) -> new MountPoint(
                        Optional.of("tmpfs"),
                        new TreeSet<>(set),
                        Optional.of(size),
                        Optional.empty(),
                        Optional.of(Propagation.PRIVATE)));
        return Arbitraries.oneOf(binds, memory);
    }
}
