package dev.hasp.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Propagation;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.CpuTime;
import dev.hasp.effective.DiskLimits;
import dev.hasp.effective.Limit;
import dev.hasp.effective.MountPoint;
import dev.hasp.effective.ResourceLimit;
import dev.hasp.effective.Sharing;
import dev.hasp.linux.Capability;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AgreementsTest {

    @Test
    void a_set_says_what_is_missing_and_what_is_beyond() {
        assertThat(row(
                        Aspects.BOUNDING,
                        set(Capability.KILL, Capability.CHOWN),
                        set(Capability.KILL, Capability.SYS_ADMIN)))
                .satisfies(row -> {
                    assertThat(row.verdict()).isEqualTo(Verdict.DIFFERS);
                    assertThat(row.note()).isEqualTo("missing CHOWN; beyond SYS_ADMIN");
                });
    }

    @Test
    void a_kernel_file_that_is_not_there_needs_no_hiding() {
        Scene scene = Scene.of(SecurityProfile.empty())
                .meant(Aspects.MASKED, new TreeSet<>(List.of("/proc/acpi", "/proc/kcore")))
                .seen(Aspects.MASKED, new TreeSet<>(List.of("/proc/kcore")));

        assertThat(scene.row(Aspects.MASKED).verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(scene.absent("/proc/acpi").row(Aspects.MASKED)).satisfies(row -> {
            assertThat(row.verdict()).isEqualTo(Verdict.IN_FORCE);
            assertThat(row.note()).isEqualTo("this kernel has no /proc/acpi");
        });
    }

    @Test
    void of_resource_limits_and_kernel_parameters_only_the_names_that_are_meant_count() {
        ResourceLimit low = new ResourceLimit(Limit.of(1024), Limit.of(2048));
        ResourceLimit high = new ResourceLimit(Limit.unlimited(), Limit.unlimited());

        assertThat(row(Aspects.RESOURCE_LIMITS, map("nofile", low), map("nofile", low, "core", high))
                        .verdict())
                .isEqualTo(Verdict.IN_FORCE);
        assertThat(row(Aspects.RESOURCE_LIMITS, map("core", high, "nofile", low), map("nofile", high)))
                .satisfies(row -> {
                    assertThat(row.verdict()).isEqualTo(Verdict.DIFFERS);
                    assertThat(row.note())
                            .isEqualTo("core is not there, not unlimited:unlimited;"
                                    + " nofile is unlimited:unlimited, not 1024:2048");
                });
        assertThat(row(Aspects.KERNEL_PARAMETERS, map("a", "1"), map("a", "1", "b", "2"))
                        .verdict())
                .isEqualTo(Verdict.IN_FORCE);
    }

    @Test
    void a_mount_agrees_with_its_options_and_its_size() {
        MountPoint tmp = mount("tmpfs", 64, "nosuid", "nodev");

        assertThat(row(Aspects.MOUNT_POINTS, map("/tmp", tmp), map("/tmp", tmp)).verdict())
                .isEqualTo(Verdict.IN_FORCE);
        assertThat(List.of(
                        mount("tmpfs", 65, "nosuid", "nodev"),
                        mount("tmpfs", 64, "nosuid"),
                        mount("ext4", 64, "nosuid", "nodev")))
                .allSatisfy(other -> assertThat(row(Aspects.MOUNT_POINTS, map("/tmp", tmp), map("/tmp", other))
                                .verdict())
                        .isEqualTo(Verdict.DIFFERS));
        assertThat(row(Aspects.MOUNT_POINTS, map("/tmp", tmp), map("/run", tmp)).note())
                .isEqualTo("/tmp is not there; /run is there, tmpfs nodev,nosuid 64m rprivate");
    }

    @Test
    void what_either_side_does_not_know_of_a_mount_cannot_differ() {
        MountPoint bind = new MountPoint(
                Optional.empty(),
                new TreeSet<>(List.of("ro")),
                Optional.empty(),
                Optional.of("/srv/data"),
                Optional.of(Propagation.RPRIVATE));
        MountPoint seen = new MountPoint(
                Optional.of("ext4"),
                new TreeSet<>(List.of("ro")),
                Optional.empty(),
                Optional.of("/data"),
                Optional.empty());

        assertThat(row(Aspects.MOUNT_POINTS, map("/data", bind), map("/data", seen))
                        .verdict())
                .isEqualTo(Verdict.IN_FORCE);
    }

    @Test
    void a_device_node_outside_dev_is_not_looked_for() {
        assertThat(row(Aspects.DEVICE_NODES, paths("/dev/null", "/mine"), paths("/dev/null")))
                .satisfies(row -> {
                    assertThat(row.verdict()).isEqualTo(Verdict.NOT_SEEN);
                    assertThat(row.note()).endsWith("and not at /mine");
                });
        assertThat(row(Aspects.DEVICE_NODES, paths("/dev/null", "/mine"), paths("/dev/zero"))
                        .verdict())
                .isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void whose_namespace_it_is_is_told_apart_from_the_host_s_alone() {
        Sharing other = Sharing.container("db");

        assertThat(row(Aspects.NETWORK_NAMESPACE, other, Sharing.own()).verdict())
                .isEqualTo(Verdict.NOT_SEEN);
        assertThat(row(Aspects.NETWORK_NAMESPACE, other, Sharing.host()).verdict())
                .isEqualTo(Verdict.DIFFERS);
        assertThat(row(Aspects.NETWORK_NAMESPACE, Sharing.own(), Sharing.host()).verdict())
                .isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void a_period_without_a_quota_does_not_matter() {
        CpuTime free = new CpuTime(Limit.unlimited(), 100_000);

        assertThat(row(Aspects.CPU_TIME, free, new CpuTime(Limit.unlimited(), 50_000))
                        .verdict())
                .isEqualTo(Verdict.IN_FORCE);
        assertThat(row(Aspects.CPU_TIME, free, new CpuTime(Limit.of(50_000), 100_000))
                        .verdict())
                .isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void a_disk_by_its_path_is_not_told_from_one_by_its_number() {
        DiskLimits slow = new DiskLimits(Limit.of(1 << 20), Limit.unlimited(), Limit.unlimited(), Limit.unlimited());

        assertThat(row(Aspects.DISK_LIMITS, map("/dev/sda", slow), map("8:0", slow))
                        .verdict())
                .isEqualTo(Verdict.NOT_SEEN);
        assertThat(row(Aspects.DISK_LIMITS, map("/dev/sda", slow), new TreeMap<>())
                        .verdict())
                .as("no disk at all is limited")
                .isEqualTo(Verdict.DIFFERS);
        assertThat(row(Aspects.DISK_LIMITS, map("8:0", slow), map("8:16", slow)).verdict())
                .isEqualTo(Verdict.DIFFERS);
    }

    private static <T> Row row(Aspect<T> aspect, T meant, T seen) {
        return Scene.of(SecurityProfile.empty())
                .meant(aspect, meant)
                .seen(aspect, seen)
                .row(aspect);
    }

    private static SortedSet<String> paths(String... paths) {
        return new TreeSet<>(List.of(paths));
    }

    private static SortedSet<Capability> set(Capability... members) {
        return new TreeSet<>(List.of(members));
    }

    private static <V> SortedMap<String, V> map(String key, V value) {
        return new TreeMap<>(Map.of(key, value));
    }

    private static <V> SortedMap<String, V> map(String key, V value, String other, V another) {
        return new TreeMap<>(Map.of(key, value, other, another));
    }

    private static MountPoint mount(String type, long mebibytes, String... options) {
        return new MountPoint(
                Optional.of(type),
                new TreeSet<>(List.of(options)),
                Optional.of(Limit.of(mebibytes << 20)),
                Optional.empty(),
                Optional.of(Propagation.RPRIVATE));
    }
}
