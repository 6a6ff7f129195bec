package dev.hasp.inforce;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Entry;
import dev.hasp.effective.MountPoint;
import dev.hasp.seccomp.ResolvedProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where what a spec means and what the engine configured are not the same.
 *
 * @param differences one line for each aspect that differs
 * @param unknown aspects that the configuration decides and the policy does not know
 */
record OciComparison(List<String> differences, Set<Aspect<?>> unknown) {

    static OciComparison of(EffectivePolicy meant, OciPolicy configured) {
        List<String> differences = new ArrayList<>();
        Set<Aspect<?>> unknown = new LinkedHashSet<>();
        configured.values().forEach((aspect, value) -> {
            Entry<?> entry = meant.entry(aspect);
            if (value.isEmpty()) {
                return; // left to the host
            }
            if (entry.value().isEmpty()) {
                unknown.add(aspect);
            } else {
                difference(aspect, entry.value().get(), value.get())
                        .ifPresent(text -> differences.add(aspect + ": " + text + " " + entry.reasons()));
            }
        });
        return new OciComparison(differences, unknown);
    }

    @SuppressWarnings("unchecked") // an aspect's value has the aspect's type
    private static Optional<String> difference(Aspect<?> aspect, Object meant, Object configured) {
        if (aspect == Aspects.MOUNT_POINTS) {
            return mounts((SortedMap<String, MountPoint>) meant, (SortedMap<String, MountPoint>) configured);
        }
        if (aspect == Aspects.SECCOMP_RULES) {
            return seccomp((Optional<ResolvedProfile>) meant, (Optional<OciSeccomp>) configured);
        }
        if (aspect == Aspects.MASKED) {
            return masked((SortedSet<String>) meant, (SortedSet<String>) configured);
        }
        return meant.equals(configured)
                ? Optional.empty()
                : Optional.of("meant " + meant + ", configured " + configured);
    }

    /** Docker 28 leaves out what a processor does not have; what is meant is hidden where the kernel has it. */
    private static Optional<String> masked(SortedSet<String> meant, SortedSet<String> configured) {
        SortedSet<String> there = new TreeSet<>(meant);
        there.removeIf(path -> path.startsWith("/sys/devices/system/cpu/")
                && !configured.contains(path)
                && !Files.exists(Path.of(path)));
        return there.equals(configured)
                ? Optional.empty()
                : Optional.of("meant " + meant + ", configured " + configured);
    }

    private static Optional<String> seccomp(Optional<ResolvedProfile> meant, Optional<OciSeccomp> configured) {
        if (meant.isEmpty() || configured.isEmpty()) {
            return meant.isEmpty() && configured.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            "a filter is meant: " + meant.isPresent() + ", configured: " + configured.isPresent());
        }
        return configured.get().differenceTo(OciSeccomp.of(meant.get()));
    }

    private static Optional<String> mounts(Map<String, MountPoint> meant, Map<String, MountPoint> configured) {
        List<String> differences = new ArrayList<>();
        Set<String> targets = new LinkedHashSet<>(meant.keySet());
        targets.addAll(configured.keySet());
        for (String target : targets) {
            Optional<MountPoint> one = Optional.ofNullable(meant.get(target));
            Optional<MountPoint> other = Optional.ofNullable(configured.get(target));
            if (one.isEmpty() || other.isEmpty() || !agree(one.get(), other.get())) {
                differences.add(target + " meant " + one + ", configured " + other);
            }
        }
        return differences.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", differences));
    }

    private static boolean agree(MountPoint meant, MountPoint configured) {
        return meant.options().equals(configured.options())
                && agree(meant.type(), configured.type())
                && agree(meant.size(), configured.size())
                && agree(meant.source(), configured.source())
                && agree(meant.propagation(), configured.propagation());
    }

    /** A member that one side leaves open cannot differ. */
    private static <T> boolean agree(Optional<T> meant, Optional<T> configured) {
        return meant.isEmpty() || configured.isEmpty() || meant.equals(configured);
    }
}
