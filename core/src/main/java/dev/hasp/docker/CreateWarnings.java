package dev.hasp.docker;

import static dev.hasp.engine.Effect.CHANGED;
import static dev.hasp.engine.Effect.DISCARDED;
import static dev.hasp.engine.Effect.IGNORED;
import static dev.hasp.engine.Effect.UNKNOWN;

import dev.hasp.SecuritySpec;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFinding;
import java.util.ArrayList;
import java.util.List;

/**
 * The warnings of a create response, word for word as moby has them in 20.10 and in 26.1: those of
 * {@code verifyPlatformContainerResources} and {@code verifyPlatformContainerSettings} in {@code daemon_unix.go}.
 */
final class CreateWarnings {

    /** One text of the engine, what it means, and the controls that it can be about. */
    private record Row(String text, EngineCode code, List<Control<?>> controls) {}

    private static final String RESOURCES = "verifyPlatformContainerResources in moby's daemon/daemon_unix.go";
    private static final String SETTINGS = "verifyPlatformContainerSettings in moby's daemon/daemon_unix.go";
    private static final String UNSUPPORTED = "Your kernel does not support ";
    private static final String UNMOUNTED = " or the cgroup is not mounted. ";
    private static final String OTHER_ENGINE = "use an engine whose kernel and cgroups have it, or leave it out";

    private static final EngineCode OTHER = new EngineCode(
            "engine-warning",
            UNKNOWN,
            "what it means for the container is not known here",
            "read it, and settle what it says",
            "the warnings of a create response");

    private static final List<Row> ROWS = List.of(
            discarded(
                    "memory-limit",
                    "memory limit capabilities" + UNMOUNTED + "Limitation discarded.",
                    "the engine dropped the limit, memory and swap are unlimited",
                    Controls.MEMORY,
                    Controls.MEMORY_SWAP),
            discarded(
                    "swap-limit",
                    "swap limit capabilities" + UNMOUNTED + "Memory limited without swap.",
                    "the engine limits memory and leaves swap unlimited",
                    Controls.MEMORY_SWAP,
                    Controls.MEMORY),
            discarded(
                    "memory-swappiness",
                    "memory swappiness capabilities" + UNMOUNTED + "Memory swappiness discarded.",
                    "the engine dropped it, the host's holds",
                    Controls.MEMORY_SWAPPINESS),
            discarded(
                    "memory-reservation",
                    "memory soft limit capabilities" + UNMOUNTED + "Limitation discarded.",
                    "the engine dropped the reservation",
                    Controls.MEMORY_RESERVATION),
            discarded(
                    "kernel-memory-limit",
                    "kernel memory limit capabilities" + UNMOUNTED + "Limitation discarded.",
                    "the engine dropped the limit",
                    Controls.KERNEL_MEMORY,
                    Controls.KERNEL_MEMORY_TCP),
            row(
                    "Specifying a kernel memory limit is deprecated and will be removed in a future release.",
                    "created-with-deprecated-kernel-memory",
                    IGNORED,
                    "the engine keeps the number, and kernels since 5.4 limit nothing by it",
                    "leave it out",
                    RESOURCES,
                    Controls.KERNEL_MEMORY),
            discarded(
                    "oom-kill-disable",
                    "OomKillDisable. OomKillDisable discarded.",
                    "the engine dropped it, the kernel kills what is beyond the limit",
                    Controls.OOM_KILL_DISABLE),
            row(
                    "OOM killer is disabled for the container, but no memory limit is set, this can result in the"
                            + " system running out of resources.",
                    "created-unlimited-without-oom-killer",
                    CHANGED,
                    "the engine does as asked, and the host itself can run out of memory",
                    "limit its memory, or leave it out",
                    RESOURCES,
                    Controls.OOM_KILL_DISABLE),
            discarded(
                    "pids-limit",
                    "PIDs limit capabilities" + UNMOUNTED + "PIDs limit discarded.",
                    "the engine dropped the limit, a fork bomb is stopped by nothing",
                    Controls.PIDS_LIMIT),
            discarded(
                    "cpu-shares",
                    "CPU shares" + UNMOUNTED + "Shares discarded.",
                    "the engine dropped the weight",
                    Controls.CPU_SHARES),
            discarded(
                    "cpu-quota",
                    "CPU CFS scheduler. CPU period/quota discarded.",
                    "the engine dropped period and quota, processor time is unlimited",
                    Controls.CPU_QUOTA,
                    Controls.CPU_PERIOD),
            discarded(
                    "cpuset",
                    "cpuset" + UNMOUNTED + "Cpuset discarded.",
                    "the engine dropped it, every processor and memory node is open",
                    Controls.CPUSET_CPUS,
                    Controls.CPUSET_MEMS),
            discarded(
                    "block-io-weight",
                    "Block I/O weight" + UNMOUNTED + "Weight discarded.",
                    "the engine dropped the weight",
                    Controls.BLKIO_WEIGHT),
            discarded(
                    "device-weights",
                    "Block I/O weight_device" + UNMOUNTED + "Weight-device discarded.",
                    "the engine dropped the weights",
                    Controls.BLKIO_WEIGHT_DEVICES),
            discarded(
                    "device-read-bps",
                    "BPS Block I/O read limit" + UNMOUNTED + "Block I/O BPS read limit discarded.",
                    "the engine dropped the limit",
                    Controls.DEVICE_READ_BPS),
            discarded(
                    "device-write-bps",
                    "BPS Block I/O write limit" + UNMOUNTED + "Block I/O BPS write limit discarded.",
                    "the engine dropped the limit",
                    Controls.DEVICE_WRITE_BPS),
            discarded(
                    "device-read-iops",
                    "IOPS Block read limit" + UNMOUNTED + "Block I/O IOPS read limit discarded.",
                    "the engine dropped the limit",
                    Controls.DEVICE_READ_IOPS),
            discarded(
                    "device-write-iops",
                    "IOPS Block write limit" + UNMOUNTED + "Block I/O IOPS write limit discarded.",
                    "the engine dropped the limit",
                    Controls.DEVICE_WRITE_IOPS),
            row(
                    UNSUPPORTED + "cgroup namespaces.  Cgroup namespace setting discarded.",
                    "created-without-cgroup-namespace",
                    DISCARDED,
                    "the engine dropped it, the container sees the host's cgroups",
                    OTHER_ENGINE,
                    SETTINGS,
                    Controls.CGROUPNS),
            row(
                    "Published ports are discarded when using host network mode",
                    "created-without-published-ports",
                    DISCARDED,
                    "the engine publishes nothing, every port of the container is one of the host",
                    "leave the ports out, or the host's network",
                    SETTINGS,
                    Controls.PORTS,
                    Controls.PUBLISH_ALL_PORTS),
            row(
                    "IPv4 forwarding is disabled. Networking will not work.",
                    "created-without-forwarding",
                    CHANGED,
                    "the host's kernel forwards nothing from or to the container",
                    "set the sysctl net.ipv4.ip_forward of the host to 1",
                    SETTINGS,
                    Controls.NETWORK),
            row(
                    "The container-wide MacAddress field is now deprecated. It should be specified in EndpointsConfig"
                            + " instead.",
                    "created-with-container-wide-mac-address",
                    CHANGED,
                    "the engine sets it, and ignores it from API 1.52 on",
                    "connect with an address of the network's choice",
                    "handleMACAddressBC in moby's api/server/router/container/container_routes.go",
                    Controls.MAC_ADDRESS));

    static final List<EngineCode> CODES = codes();

    private CreateWarnings() {}

    /** What one warning says: a finding for each control that is decided and that it is about; at least one. */
    static List<EngineFinding> findings(SecuritySpec spec, String warning) {
        String message = "the engine warns \"" + Shown.text(warning.strip()) + "\"";
        for (Row row : ROWS) {
            if (row.text().equals(warning.strip())) {
                List<Control<?>> decided =
                        row.controls().stream().filter(spec.decided()::contains).toList();
                List<Control<?>> about = decided.isEmpty() ? row.controls().subList(0, 1) : decided;
                return about.stream()
                        .<EngineFinding>map(control -> EngineFinding.of(row.code(), control, message))
                        .toList();
            }
        }
        return List.of(EngineFinding.of(OTHER, Control.CONTAINER, message));
    }

    private static Row discarded(String what, String text, String behaviour, Control<?>... controls) {
        return row(
                UNSUPPORTED + text, "created-without-" + what, DISCARDED, behaviour, OTHER_ENGINE, RESOURCES, controls);
    }

    private static Row row(
            String text,
            String code,
            Effect effect,
            String behaviour,
            String remedy,
            String source,
            Control<?>... controls) {
        return new Row(text, new EngineCode(code, effect, behaviour, remedy, source), List.of(controls));
    }

    private static List<EngineCode> codes() {
        List<EngineCode> codes = new ArrayList<>();
        ROWS.forEach(row -> codes.add(row.code()));
        codes.add(OTHER);
        return List.copyOf(codes);
    }
}
