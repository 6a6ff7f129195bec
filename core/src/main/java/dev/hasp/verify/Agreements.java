package dev.hasp.verify;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.CpuTime;
import dev.hasp.effective.DiskLimits;
import dev.hasp.effective.Sharing;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How each aspect is compared: by equality, unless a line here says otherwise. */
final class Agreements {

    private static final Pattern DEVICE_NUMBERS = Pattern.compile("\\d+:\\d+");

    private final Map<Aspect<?>, Agreement<?>> table = new LinkedHashMap<>();
    private final Set<String> absentPaths;

    /**
     * The table for one observation.
     *
     * @param absentPaths kernel files that this kernel does not have: there is nothing to hide or to protect
     */
    Agreements(Set<String> absentPaths) {
        this.absentPaths = absentPaths;
        add(Aspects.GROUPS_HELD, Agreements::members);
        add(Aspects.UID_MAP, Agreements::members);
        add(Aspects.GID_MAP, Agreements::members);
        add(Aspects.BOUNDING, Agreements::members);
        add(Aspects.PERMITTED, Agreements::members);
        add(Aspects.EFFECTIVE, Agreements::members);
        add(Aspects.INHERITABLE, Agreements::members);
        add(Aspects.AMBIENT, Agreements::members);
        add(Aspects.NETWORK_NAMESPACE, Agreements::sharing);
        add(Aspects.PID_NAMESPACE, Agreements::sharing);
        add(Aspects.IPC_NAMESPACE, Agreements::sharing);
        add(Aspects.UTS_NAMESPACE, Agreements::sharing);
        add(Aspects.CGROUP_NAMESPACE, Agreements::sharing);
        add(Aspects.MOUNT_NAMESPACE, Agreements::sharing);
        add(Aspects.USER_NAMESPACE, Agreements::sharing);
        add(Aspects.TIME_NAMESPACE, Agreements::sharing);
        add(Aspects.MOUNT_POINTS, MountAgreement::compare);
        add(Aspects.MASKED, this::paths);
        add(Aspects.READ_ONLY, this::paths);
        add(Aspects.DEVICE_NODES, Agreements::nodes);
        add(Aspects.DEVICE_RULES, Agreements::members);
        add(Aspects.CPU_TIME, Agreements::time);
        add(Aspects.REALTIME, Agreements::time);
        add(Aspects.DISK_LIMITS, Agreements::disks);
        add(Aspects.RESOURCE_LIMITS, Differences::named);
        add(Aspects.KERNEL_PARAMETERS, Differences::named);
    }

    private <T> void add(Aspect<T> aspect, Agreement<T> agreement) {
        table.put(aspect, agreement);
    }

    /** Compares what is meant with what is seen. */
    @SuppressWarnings("unchecked") // an agreement is added under its own aspect
    <T> Comparison compare(Aspect<T> aspect, T meant, T seen) {
        if (meant.equals(seen)) {
            return Comparison.same();
        }
        Agreement<T> agreement = (Agreement<T>) table.get(aspect);
        return agreement == null ? Comparison.differs("") : agreement.compare(meant, seen);
    }

    private static Comparison members(Collection<?> meant, Collection<?> seen) {
        return Differences.members(meant, seen);
    }

    /** Nodes are looked for below /dev alone; one that a spec puts elsewhere is not seen. */
    private static Comparison nodes(Collection<String> meant, Collection<String> seen) {
        Set<String> elsewhere = new TreeSet<>(meant);
        elsewhere.removeIf(path -> path.startsWith("/dev/"));
        Set<String> there = new TreeSet<>(meant);
        there.removeAll(elsewhere);
        Comparison comparison = Differences.members(there, seen);
        return elsewhere.isEmpty() || comparison.verdict() != Verdict.IN_FORCE
                ? comparison
                : Comparison.cannotTell("nodes are looked for below /dev, and not at " + String.join(", ", elsewhere));
    }

    private Comparison paths(Collection<String> meant, Collection<String> seen) {
        Set<String> there = new TreeSet<>(meant);
        there.removeAll(absentPaths);
        Comparison comparison = Differences.members(there, seen);
        boolean less = there.size() < meant.size() && comparison.verdict() == Verdict.IN_FORCE;
        return less ? new Comparison(Verdict.IN_FORCE, "this kernel has no " + absent(meant)) : comparison;
    }

    private String absent(Collection<String> meant) {
        return meant.stream().filter(absentPaths::contains).collect(Collectors.joining(", "));
    }

    /** The kernel knows namespaces by number: whose it is beyond own and host, only another container's would tell. */
    private static Comparison sharing(Sharing meant, Sharing seen) {
        if (meant.kind() == Sharing.Kind.CONTAINER && seen.kind() != Sharing.Kind.HOST) {
            return Comparison.cannotTell("it is not the host's; whether it is that container's cannot be told");
        }
        return Comparison.differs("");
    }

    /** Without a quota the period does not matter. */
    private static Comparison time(CpuTime meant, CpuTime seen) {
        return meant.quota().isUnlimited() && seen.quota().isUnlimited() ? Comparison.same() : Comparison.differs("");
    }

    /** The kernel knows disks by number, a spec by path. */
    private static Comparison disks(SortedMap<String, DiskLimits> meant, SortedMap<String, DiskLimits> seen) {
        boolean byPath = meant.keySet().stream()
                .anyMatch(key -> !DEVICE_NUMBERS.matcher(key).matches());
        return byPath && !seen.isEmpty()
                ? Comparison.cannotTell("the kernel says numbers where the path is meant")
                : Differences.members(meant.entrySet(), seen.entrySet());
    }
}
