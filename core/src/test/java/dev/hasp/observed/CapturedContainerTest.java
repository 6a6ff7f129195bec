package dev.hasp.observed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.CpuSet;
import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.control.Propagation;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.CpuTime;
import dev.hasp.effective.DiskLimits;
import dev.hasp.effective.IdMapping;
import dev.hasp.effective.Limit;
import dev.hasp.effective.MountPoint;
import dev.hasp.effective.ResourceLimit;
import dev.hasp.effective.Sharing;
import dev.hasp.linux.Capability;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A container of Docker 20.10.24 with runc 1.1.5 on Linux 6.18 with cgroup v1, under two dozen settings. */
class CapturedContainerTest {

    private static final List<String> SYSCTLS =
            List.of("net.ipv4.ping_group_range", "net.ipv4.ip_unprivileged_port_start");
    private static final List<String> PATHS = List.of("/proc/acpi", "/proc/asound", "/proc/bus", "/sys/firmware");
    private static final long MIB = 1024 * 1024;

    private final ObservedPolicy seen = Observation.read(
            Captured.files("docker-20.10-cgroup-v1.txt").refuse(Labels.CURRENT, "EINVAL"),
            Observation.wanted(SYSCTLS, PATHS),
            Map.of("net", "net:[4026532387]"),
            List.of());

    private <T> T value(Aspect<T> aspect) {
        Sighting<T> sighting = seen.sighting(aspect);
        return sighting.value().orElseThrow(() -> new AssertionError(sighting.how()));
    }

    @Test
    void sees_who_the_first_process_is() {
        assertThat(value(Aspects.UID)).isEqualTo(1000);
        assertThat(value(Aspects.GID)).isEqualTo(1000);
        assertThat(value(Aspects.GROUPS_HELD)).containsExactly(20L, 1000L);
        assertThat(value(Aspects.UMASK_SET)).isEqualTo(022);
        assertThat(value(Aspects.UID_MAP)).containsExactly(IdMapping.IDENTITY);
        assertThat(value(Aspects.GID_MAP)).containsExactly(IdMapping.IDENTITY);
    }

    @Test
    void sees_what_it_may_do() {
        assertThat(value(Aspects.BOUNDING)).containsExactly(Capability.NET_BIND_SERVICE);
        assertThat(value(Aspects.PERMITTED)).isEmpty();
        assertThat(value(Aspects.EFFECTIVE)).isEmpty();
        assertThat(value(Aspects.INHERITABLE)).isEmpty();
        assertThat(value(Aspects.AMBIENT)).isEmpty();
        assertThat(value(Aspects.NO_NEW_PRIVS)).isTrue();
        assertThat(value(Aspects.SECCOMP_ON)).isTrue();
        assertThat(value(Aspects.APP_ARMOR_PROFILE)).isEqualTo("unconfined");
        assertThat(value(Aspects.SE_LINUX_LABEL)).isEqualTo("none");
    }

    @Test
    void sees_whose_namespaces_it_is_in() {
        assertThat(value(Aspects.NETWORK_NAMESPACE)).isEqualTo(Sharing.own());
        assertThat(value(Aspects.PID_NAMESPACE)).isEqualTo(Sharing.own());
        assertThat(value(Aspects.IPC_NAMESPACE)).isEqualTo(Sharing.own());
        assertThat(value(Aspects.UTS_NAMESPACE)).isEqualTo(Sharing.own());
        assertThat(value(Aspects.CGROUP_NAMESPACE)).isEqualTo(Sharing.host());
        assertThat(value(Aspects.USER_NAMESPACE)).isEqualTo(Sharing.host());
        assertThat(value(Aspects.TIME_NAMESPACE)).isEqualTo(Sharing.host());
        assertThat(seen.sighting(Aspects.MOUNT_NAMESPACE).how()).contains("the host's is not known");
        assertThat(value(Aspects.LOOPBACK_ONLY)).isFalse();
        assertThat(value(Aspects.HOST_NAME)).isEqualTo("box");
    }

    @Test
    void sees_its_mounts_and_no_more() {
        assertThat(value(Aspects.ROOT_READ_ONLY)).isTrue();
        assertThat(value(Aspects.MOUNT_POINTS).keySet())
                .containsExactly(
                        "/config",
                        "/dev",
                        "/dev/mqueue",
                        "/dev/pts",
                        "/dev/shm",
                        "/etc/hostname",
                        "/etc/hosts",
                        "/etc/resolv.conf",
                        "/proc",
                        "/run",
                        "/sys",
                        "/sys/fs/cgroup",
                        "/tmp");
        assertThat(value(Aspects.MOUNT_POINTS))
                .containsEntry("/tmp", tmpfs(16 * MIB, "noexec", "nosuid", "nodev"))
                .containsEntry("/dev/shm", tmpfs(64 * MIB, "noexec", "nosuid", "nodev"))
                .containsEntry("/dev", tmpfs(64 * MIB, "nosuid"))
                .containsEntry(
                        "/config",
                        new MountPoint(
                                Optional.empty(),
                                new TreeSet<>(Set.of("ro")),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(Propagation.PRIVATE)));
    }

    @Test
    void takes_half_of_the_memory_for_a_size_that_the_kernel_does_not_say() {
        assertThat(value(Aspects.MOUNT_POINTS)).containsEntry("/run", tmpfs(12342044 * 1024L, "nosuid", "nodev"));
    }

    private static MountPoint tmpfs(long size, String... options) {
        return new MountPoint(
                Optional.of("tmpfs"),
                new TreeSet<>(Set.of(options)),
                Optional.of(Limit.of(size)),
                Optional.empty(),
                Optional.of(Propagation.PRIVATE));
    }

    @Test
    void sees_which_kernel_files_are_hidden_protected_or_absent() {
        assertThat(value(Aspects.MASKED))
                .containsExactly("/proc/acpi", "/proc/keys", "/proc/timer_list", "/sys/firmware");
        assertThat(value(Aspects.READ_ONLY)).containsExactly("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys");
        assertThat(seen.absentPaths()).containsExactly("/proc/asound");
    }

    @Test
    void sees_its_devices() {
        assertThat(value(Aspects.DEVICE_NODES))
                .containsExactly(
                        "/dev/full", "/dev/null", "/dev/random", "/dev/tty", "/dev/urandom", "/dev/xvda", "/dev/zero");
        assertThat(value(Aspects.DEVICE_RULES))
                .hasSize(13)
                .contains(DeviceCgroupRule.parse("b 254:0 r"), DeviceCgroupRule.parse("c *:* m"));
    }

    @Test
    void sees_its_limits() {
        assertThat(value(Aspects.MEMORY_LIMIT)).isEqualTo(Limit.of(64 * MIB));
        assertThat(value(Aspects.MEMORY_AND_SWAP)).isEqualTo(Limit.of(128 * MIB));
        assertThat(value(Aspects.SWAP_LIMIT)).isEqualTo(Limit.of(128 * MIB));
        assertThat(value(Aspects.MEMORY_MARK)).isEqualTo(Limit.of(32 * MIB));
        assertThat(value(Aspects.SWAPPINESS)).isEqualTo(10);
        assertThat(value(Aspects.TCP_MEMORY)).isEqualTo(Limit.unlimited());
        assertThat(value(Aspects.OOM_KILLER_OFF)).isFalse();
        assertThat(value(Aspects.OOM_SCORE)).isEqualTo(100);
        assertThat(value(Aspects.CPU_TIME)).isEqualTo(new CpuTime(Limit.of(50_000), 100_000));
        assertThat(value(Aspects.CPU_WEIGHT)).isEqualTo(512);
        assertThat(value(Aspects.CPU_LIST)).isEqualTo(CpuSet.parse("1"));
        assertThat(value(Aspects.MEMORY_NODES)).isEqualTo(CpuSet.parse("0"));
        assertThat(value(Aspects.REALTIME)).isEqualTo(new CpuTime(Limit.of(0), 1_000_000));
        assertThat(value(Aspects.PIDS)).isEqualTo(Limit.of(32));
        assertThat(value(Aspects.DISK_WEIGHT)).isEqualTo(100);
        assertThat(value(Aspects.DISK_LIMITS))
                .containsExactly(Map.entry(
                        "254:0", new DiskLimits(Limit.of(MIB), Limit.unlimited(), Limit.unlimited(), Limit.of(50))));
        assertThat(value(Aspects.RESOURCE_LIMITS))
                .hasSize(16)
                .containsEntry("nofile", new ResourceLimit(Limit.of(64), Limit.of(128)))
                .containsEntry("core", new ResourceLimit(Limit.of(0), Limit.unlimited()));
    }

    @Test
    void sees_where_it_was_put_and_what_runs_first() {
        assertThat(value(Aspects.PARENT_CGROUP)).isEqualTo("/docker");
        assertThat(value(Aspects.INIT_RUNS)).isTrue();
        assertThat(value(Aspects.KERNEL_PARAMETERS))
                .containsExactly(
                        Map.entry("net.ipv4.ip_unprivileged_port_start", "0"),
                        Map.entry("net.ipv4.ping_group_range", "0 2147483647"));
    }

    @Test
    void leaves_nothing_unseen_but_the_rules_of_the_filter_and_what_needs_the_host() {
        assertThat(seen.sightings())
                .filteredOn(sighting -> sighting.value().isEmpty())
                .extracting(sighting -> sighting.aspect().key())
                .containsExactly("seccompRules", "mountNamespace");
    }
}
