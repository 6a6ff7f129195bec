package dev.hasp.observed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.Propagation;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Limit;
import dev.hasp.effective.MountPoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class MountsTest {

    private static final String ROOT = "100 1 0:50 / / rw - overlay overlay rw\n";
    private static final String PROC = "101 100 0:51 / /proc rw - proc proc rw\n";

    private final TextFiles files = new TextFiles().text("/proc/self/status", "Name:\tsh\n");

    private ObservedPolicy look(String mountinfo, String... kernelPaths) {
        files.text("/proc/self/mountinfo", mountinfo);
        return Observation.read(files, Observation.wanted(List.of(), List.of(kernelPaths)), Map.of(), List.of());
    }

    private SortedMap<String, MountPoint> mounts(String mountinfo) {
        Sighting<SortedMap<String, MountPoint>> sighting = look(mountinfo).sighting(Aspects.MOUNT_POINTS);
        return sighting.value().orElseThrow(() -> new AssertionError(sighting.how()));
    }

    @Test
    void reads_names_that_the_kernel_escapes() {
        assertThat(mounts(ROOT + "102 100 8:1 /a\\040b /c\\040d\\134\\011e\\012 rw - ext4 /dev/sda1 rw\n"))
                .containsOnlyKeys("/c d\\\te\n");
    }

    @Test
    void sees_the_mount_on_top() {
        String both = ROOT
                + "102 100 0:52 / /x rw - tmpfs a rw,size=4k\n"
                + "103 102 0:53 / /x ro,noexec - tmpfs b rw,size=8k\n";

        assertThat(mounts(both).get("/x")).satisfies(mount -> {
            assertThat(mount.size()).contains(Limit.of(8192));
            assertThat(mount.options()).containsExactly("noexec", "ro");
        });
    }

    @Test
    void does_not_see_what_another_mount_covers() {
        String covered = ROOT
                + "102 100 0:52 / /x rw - tmpfs a rw\n"
                + "103 102 0:53 / /x/y rw - tmpfs b rw\n"
                + "104 102 0:54 / /x rw - tmpfs c rw\n";

        assertThat(mounts(covered)).containsOnlyKeys("/x");
    }

    @Test
    void two_mounts_that_claim_to_be_on_each_other_end_somewhere() {
        String circle = ROOT + "102 103 0:52 / /x rw - tmpfs a rw\n" + "103 102 0:53 / /x rw - tmpfs b rw\n";

        assertThat(mounts(circle)).isEmpty();
    }

    @Test
    void a_file_system_that_is_read_only_makes_its_mount_so() {
        assertThat(look("100 1 0:50 / / rw - squashfs x ro\n")
                        .sighting(Aspects.ROOT_READ_ONLY)
                        .value())
                .contains(true);
    }

    @Test
    void a_size_of_nothing_is_no_limit() {
        assertThat(mounts(ROOT + "102 100 0:52 / /x rw - tmpfs a rw,size=0k\n")
                        .get("/x")
                        .size())
                .contains(Limit.unlimited());
    }

    @Test
    void tells_how_later_mounts_spread() {
        String tags = ROOT
                + "102 100 0:52 / /a rw shared:7 - tmpfs a rw\n"
                + "103 100 0:53 / /b rw master:7 propagate_from:2 - tmpfs b rw\n"
                + "104 100 0:54 / /c rw unbindable - tmpfs c rw\n";

        assertThat(mounts(tags))
                .hasEntrySatisfying(
                        "/a", mount -> assertThat(mount.propagation()).contains(Propagation.SHARED))
                .hasEntrySatisfying(
                        "/b", mount -> assertThat(mount.propagation()).contains(Propagation.SLAVE))
                .hasEntrySatisfying(
                        "/c", mount -> assertThat(mount.propagation()).contains(Propagation.PRIVATE));
    }

    @Test
    void a_directory_of_the_host_has_no_type_of_its_own() {
        assertThat(mounts(
                        ROOT + "102 100 0:52 /sub /a rw - tmpfs x rw\n" + "103 100 8:1 / /b rw - ext4 /dev/sda1 rw\n"))
                .allSatisfy((target, mount) -> assertThat(mount.type()).isEqualTo(Optional.empty()));
    }

    @Test
    void hidden_files_are_of_the_null_device_or_empty_and_read_only() {
        files.directory("/proc/full", "something");
        ObservedPolicy seen = look(ROOT
                + PROC
                + "102 101 0:6 /null /proc/kcore rw - devtmpfs devtmpfs rw\n"
                + "103 101 0:52 / /proc/scsi ro - tmpfs tmpfs ro\n"
                + "104 101 0:53 / /proc/written rw - tmpfs tmpfs rw\n"
                + "105 101 0:54 / /proc/full ro - tmpfs tmpfs ro\n");

        assertThat(seen.sighting(Aspects.MASKED).value().orElseThrow()).containsExactly("/proc/kcore", "/proc/scsi");
        assertThat(seen.sighting(Aspects.MOUNT_POINTS).value().orElseThrow())
                .containsOnlyKeys("/proc", "/proc/full", "/proc/written");
    }

    @Test
    void protected_files_are_kernel_files_bound_on_themselves() {
        ObservedPolicy seen = look(
                ROOT
                        + PROC
                        + "102 101 0:51 /sys /proc/sys ro - proc proc rw\n"
                        + "103 101 0:51 /irq /proc/irq rw - proc proc rw\n"
                        + "104 100 0:50 /etc/shadow /etc/shadow ro - overlay overlay rw\n",
                "/etc/shadow");

        assertThat(seen.sighting(Aspects.READ_ONLY).value().orElseThrow()).containsExactly("/etc/shadow", "/proc/sys");
        assertThat(seen.sighting(Aspects.MOUNT_POINTS).value().orElseThrow()).containsOnlyKeys("/proc", "/proc/irq");
    }

    @Test
    void a_file_below_a_hidden_directory_may_exist() {
        ObservedPolicy seen =
                look(ROOT + PROC + "103 101 0:52 / /proc/scsi ro - tmpfs tmpfs ro\n", "/proc/scsi/scsi", "/proc/none");

        assertThat(seen.absentPaths()).containsExactly("/proc/none");
    }

    @Test
    void nodes_that_are_bound_are_devices_and_no_mounts() {
        assertThat(mounts(ROOT
                        + "102 100 0:52 / /dev rw - tmpfs tmpfs rw,size=64k\n"
                        + "103 102 0:6 /null /dev/null rw - devtmpfs devtmpfs rw\n"
                        + "104 102 0:7 /0 /dev/console rw - devpts devpts rw\n"))
                .containsOnlyKeys("/dev");
    }

    @Test
    void the_directory_of_cgroups_is_what_its_controllers_have_in_common() {
        String groups = ROOT
                + "102 100 0:52 / /sys/fs/cgroup rw,nosuid - tmpfs tmpfs rw\n"
                + "103 102 0:30 /docker/1 /sys/fs/cgroup/cpu ro,nosuid,nodev - cgroup cgroup rw,cpu\n";
        String pids = "104 102 0:31 /docker/1 /sys/fs/cgroup/pids rw,nosuid - cgroup cgroup rw,pids\n";

        assertThat(mounts(groups).get("/sys/fs/cgroup"))
                .satisfies(mount -> assertThat(mount.type()).contains("cgroup"))
                .satisfies(mount -> assertThat(mount.options()).containsExactly("nodev", "nosuid", "ro"));
        assertThat(mounts(groups + pids)).containsOnlyKeys("/sys/fs/cgroup");
        assertThat(mounts(groups + pids).get("/sys/fs/cgroup").options()).containsExactly("nosuid");
    }

    @Test
    void a_text_that_is_no_list_of_mounts_says_so() {
        assertThat(look("nonsense").sighting(Aspects.MOUNT_POINTS).how())
                .isEqualTo("/proc/self/mountinfo: expected a mount, found \"nonsense\"");
    }
}
