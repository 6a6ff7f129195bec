package dev.hasp.meaning;

import dev.hasp.effective.Reason;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The kernel files that engines hide or make read-only where nobody decides, by release. */
final class KernelPaths {

    /**
     * What an engine does by default.
     *
     * @param paths the paths, empty where they are not known
     * @param reason where the list comes from, or why it is not known
     */
    record Defaults(Optional<List<String>> paths, Reason reason) {}

    /** A path and the releases of Docker that hide it: the first of each line that does, and every line after. */
    private record Since(String path, List<EngineVersion> first) {

        /** Each line of releases got it in a patch of its own; lines after the last named one all have it. */
        boolean holds(EngineVersion version) {
            EngineVersion last = first.get(first.size() - 1);
            return version.isAtLeast(last.major(), last.minor() + 1)
                    || first.stream()
                            .anyMatch(line -> line.major() == version.major()
                                    && line.minor() == version.minor()
                                    && version.patch() >= line.patch());
        }
    }

    /** moby 20.10 {@code oci/defaults.go}. */
    private static final List<String> DOCKER_MASKED = List.of(
            "/proc/acpi",
            "/proc/asound",
            "/proc/kcore",
            "/proc/keys",
            "/proc/latency_stats",
            "/proc/sched_debug",
            "/proc/scsi",
            "/proc/timer_list",
            "/proc/timer_stats",
            "/sys/firmware");

    /** Docker's release notes: GHSA-jq35-85cj-fj4p in October 2023, GHSA-6fw5-f8r9-fgfm in 28.0.2. */
    private static final List<Since> DOCKER_MASKED_LATER = List.of(
            since("/sys/devices/virtual/powercap", "20.10.27", "23.0.8", "24.0.7"),
            since("/proc/interrupts", "28.0.2"));

    /** moby {@code oci/defaults.go}, 20.10 to 29. */
    private static final List<String> DOCKER_READ_ONLY =
            List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger");

    /** containers/common {@code pkg/config} DefaultMaskedPaths, as Podman 4.3.1 uses them. */
    private static final List<String> PODMAN_MASKED = List.of(
            "/proc/acpi",
            "/proc/kcore",
            "/proc/keys",
            "/proc/latency_stats",
            "/proc/sched_debug",
            "/proc/scsi",
            "/proc/timer_list",
            "/proc/timer_stats",
            "/sys/dev/block",
            "/sys/firmware",
            "/sys/fs/selinux");

    /** containers/common {@code pkg/config} DefaultReadOnlyPaths, Podman 4.3.1 and 5.8.6. */
    private static final List<String> PODMAN_READ_ONLY =
            List.of("/proc/asound", "/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger");

    private KernelPaths() {}

    private static Since since(String path, String... first) {
        return new Since(path, List.of(first).stream().map(EngineVersion::of).toList());
    }

    static Defaults masked(EngineFacts engine) {
        if (engine.isPodman()) {
            return engine.version().major() == 4 && engine.version().minor() <= 3
                    ? known(PODMAN_MASKED, "Podman's list of 4.3")
                    : new Defaults(Optional.empty(), Reason.of("which files Podman hides since 4.4 is not known"));
        }
        List<String> paths = new ArrayList<>(DOCKER_MASKED);
        DOCKER_MASKED_LATER.stream()
                .filter(since -> since.holds(engine.version()))
                .map(Since::path)
                .forEach(paths::add);
        if (paths.contains("/proc/interrupts")) {
            IntStream.range(0, engine.processors().orElse(0))
                    .mapToObj(KernelPaths::thermalThrottle)
                    .forEach(paths::add);
        }
        return known(paths, "Docker's list of that release, thermal_throttle of each processor that is known");
    }

    /** moby 28 {@code daemon/pkg/oci/defaults.go}: hidden since /proc/interrupts is, where the kernel has it. */
    private static String thermalThrottle(int processor) {
        return "/sys/devices/system/cpu/cpu" + processor + "/thermal_throttle";
    }

    static Defaults readOnly(EngineFacts engine) {
        return engine.isPodman() ? known(PODMAN_READ_ONLY, "Podman's list") : known(DOCKER_READ_ONLY, "Docker's list");
    }

    private static Defaults known(List<String> paths, String reason) {
        return new Defaults(Optional.of(paths), Reason.of(reason));
    }
}
