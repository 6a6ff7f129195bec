package dev.hasp.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.control.BindMount;
import dev.hasp.control.BindRecursive;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Controls;
import dev.hasp.control.IpcMode;
import dev.hasp.control.Mount;
import dev.hasp.control.Propagation;
import dev.hasp.control.Relabel;
import dev.hasp.control.Tmpfs;
import dev.hasp.control.VolumeMount;
import dev.hasp.control.VolumesFrom;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Limit;
import dev.hasp.effective.MountPoint;
import dev.hasp.engine.CgroupVersion;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.KernelVersion;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MountMeaningTest {

    private static final SecurityProfile NOTHING = SecurityProfile.builder().build();

    private static Map<String, MountPoint> mounts(Means means) {
        return means.get(Aspects.MOUNT_POINTS).orElseThrow();
    }

    private static MountPoint mount(Means means, String target) {
        return Optional.ofNullable(mounts(means).get(target)).orElseThrow();
    }

    private static Means binding(EngineFacts engine, BindMount.Builder bind) {
        return Means.of(
                profile ->
                        profile.mounts(bind.source("/srv/data").target("/data").build()),
                engine);
    }

    @Test
    void has_the_mounts_of_every_container() {
        Means means = Means.of(NOTHING, Means.old());

        assertThat(mounts(means))
                .containsOnlyKeys(
                        "/dev",
                        "/dev/mqueue",
                        "/dev/pts",
                        "/dev/shm",
                        "/etc/hostname",
                        "/etc/hosts",
                        "/etc/resolv.conf",
                        "/proc",
                        "/sys",
                        "/sys/fs/cgroup");
        assertThat(mount(means, "/dev").options()).containsExactly("nosuid");
        assertThat(mount(means, "/dev").size()).contains(Limit.of(67_108_864));
        assertThat(mount(means, "/sys").options()).containsExactly("nodev", "noexec", "nosuid", "ro");
        assertThat(mount(means, "/sys/fs/cgroup").isReadOnly()).isTrue();
        assertThat(mount(means, "/sys/fs/cgroup").type()).contains("cgroup");
        assertThat(mount(Means.of(NOTHING, Means.recent()), "/sys/fs/cgroup").type())
                .contains("cgroup2");
        assertThat(mount(means, "/proc").isReadOnly()).isFalse();
    }

    @Test
    void protects_the_network_files_with_a_read_only_root() {
        Means means = Means.of(profile -> profile.readOnlyRootfs(true), Means.old());

        assertThat(means.get(Aspects.ROOT_READ_ONLY)).contains(true);
        assertThat(mount(means, "/etc/hosts").isReadOnly()).isTrue();
        assertThat(mount(means, "/dev/shm").isReadOnly()).isFalse();
        assertThat(mount(Means.of(NOTHING, Means.old()), "/etc/hosts").isReadOnly())
                .isFalse();
    }

    @Test
    void opens_sys_and_cgroups_when_privileged_and_cgroups_when_remapped() {
        Means privileged = Means.of(profile -> profile.privileged(true), Means.recent());
        Means remapped =
                Means.of(NOTHING, Means.old().toBuilder().usernsRemap(true).build());
        Means writable = Means.of(profile -> profile.writableCgroups(true), Means.recent());

        assertThat(mount(privileged, "/sys").isReadOnly()).isFalse();
        assertThat(mount(privileged, "/sys/fs/cgroup").isReadOnly()).isFalse();
        assertThat(mount(remapped, "/sys").isReadOnly()).isTrue();
        assertThat(mount(remapped, "/sys/fs/cgroup").isReadOnly()).isFalse();
        assertThat(mount(writable, "/sys/fs/cgroup").isReadOnly()).isFalse();
    }

    @Test
    void has_shared_memory_by_its_ipc_mode() {
        Means asked = Means.of(profile -> profile.shmSize(ByteSize.mebibytes(8)), Means.old());
        Means none = Means.of(profile -> profile.ipc(IpcMode.none()), Means.old());
        Means host = Means.of(profile -> profile.ipc(IpcMode.host()), Means.old());
        Means other = Means.of(profile -> profile.ipc(IpcMode.container("web")), Means.old());
        Means configured = Means.of(
                NOTHING,
                Means.old().toBuilder().defaultShmSize(ByteSize.mebibytes(32)).build());

        assertThat(mount(asked, "/dev/shm").size()).contains(Limit.of(8 << 20));
        assertThat(mount(configured, "/dev/shm").size()).contains(Limit.of(32 << 20));
        assertThat(mount(Means.of(NOTHING, Means.old()), "/dev/shm").size()).isEmpty();
        assertThat(mounts(none)).doesNotContainKey("/dev/shm");
        assertThat(mount(host, "/dev/shm").source()).contains("/dev/shm");
        assertThat(mount(host, "/dev/shm").options()).isEmpty();
        assertThat(mount(other, "/dev/shm").options()).containsExactly("nodev", "noexec", "nosuid");
        assertThat(mount(other, "/dev/shm").size()).as("the other decides").isEmpty();
    }

    @Test
    void holds_a_file_system_in_memory_to_its_size_or_half_the_memory() {
        Means means = Means.of(
                profile -> profile.tmpfs(
                        Tmpfs.of("/t", ByteSize.of(5000)),
                        Tmpfs.builder().target("/u").executable(true).build()),
                Means.old());

        assertThat(mount(means, "/t").size()).contains(Limit.of(8192));
        assertThat(mount(means, "/t").options()).containsExactly("nodev", "noexec", "nosuid");
        assertThat(mount(means, "/u").options()).containsExactly("nodev", "nosuid");
        assertThat(mount(means, "/u").size()).contains(Limit.of(12_638_253_056L));
        assertThat(means.codes(Controls.TMPFS)).containsExactly("memory-file-system-rounded-up");
    }

    @Test
    void binds_read_only_and_private_unless_asked_otherwise() {
        Means means = Means.of(
                profile -> profile.mounts(
                        Mount.readOnlyBind("/srv/a", "/a/../b"),
                        BindMount.builder()
                                .source("/srv/c")
                                .target("/c")
                                .propagation(Propagation.RSLAVE)
                                .build(),
                        Mount.volume("data", "/v")),
                Means.old());

        assertThat(mount(means, "/b").isReadOnly()).isTrue();
        assertThat(mount(means, "/b").source()).contains("/srv/a");
        assertThat(mount(means, "/b").propagation()).contains(Propagation.PRIVATE);
        assertThat(mount(means, "/c").propagation()).contains(Propagation.SLAVE);
        assertThat(mount(means, "/v").source()).contains("data");
        assertThat(mount(means, "/v").propagation()).isEmpty();
    }

    @Test
    void lets_an_asked_mount_replace_the_engines() {
        Means means = Means.of(profile -> profile.mounts(Mount.bind("/dev", "/dev")), Means.old());

        assertThat(mounts(means)).doesNotContainKeys("/dev/pts", "/dev/shm", "/dev/mqueue");
        assertThat(mount(means, "/dev").source()).contains("/dev");
    }

    @Test
    void does_not_know_the_mounts_of_others() {
        Means from = Means.of(profile -> profile.volumesFrom(VolumesFrom.parse("other:ro")), Means.old());

        assertThat(from.get(Aspects.MOUNT_POINTS)).isEmpty();
        assertThat(Means.of(NOTHING, Means.podman()).get(Aspects.MOUNT_POINTS)).isEmpty();
    }

    @Test
    void says_that_labels_stay_where_selinux_is_off() {
        Means off = binding(Means.old(), BindMount.builder().relabel(Relabel.PRIVATE));
        Means on = binding(
                Means.old().toBuilder().seLinux(true).build(),
                BindMount.builder().relabel(Relabel.PRIVATE));
        EngineFacts unknown = Means.old().toBuilder().seLinux(Optional.empty()).build();

        assertThat(off.codes(Controls.MOUNTS)).containsExactly("relabel-ignored");
        assertThat(on.codes(Controls.MOUNTS)).isEmpty();
        assertThat(binding(unknown, BindMount.builder().relabel(Relabel.SHARED)).codes(Controls.MOUNTS))
                .containsExactly("relabel-unknown");
    }

    @Test
    void does_not_know_what_stays_writable_below_a_read_only_bind() {
        BindMount.Builder bind = BindMount.builder().readOnly(true);
        EngineFacts kernel5 =
                Means.recent().toBuilder().kernel(new KernelVersion(5, 10)).build();

        assertThat(binding(Means.old(), bind).codes(Controls.MOUNTS)).containsExactly("bind-mounts-below-writable");
        assertThat(binding(kernel5, bind).codes(Controls.MOUNTS)).containsExactly("bind-mounts-below-writable");
        assertThat(binding(Means.recent(), bind).codes(Controls.MOUNTS)).isEmpty();
        assertThat(binding(Means.old(), bind.recursive(BindRecursive.DISABLED)).codes(Controls.MOUNTS))
                .isEmpty();
    }

    @Test
    void says_which_parts_of_a_mount_an_engine_is_too_old_for() {
        EngineFacts engine24 = Means.docker("24.0.7", "1.43", CgroupVersion.V2);
        BindMount.Builder forced = BindMount.builder()
                .readOnly(true)
                .recursive(BindRecursive.READONLY)
                .propagation(Propagation.RPRIVATE);
        Means subpath = Means.of(
                profile -> profile.mounts(VolumeMount.builder()
                        .name("data")
                        .target("/v")
                        .subpath("a")
                        .build()),
                engine24);

        assertThat(binding(engine24, forced).codes(Controls.MOUNTS)).containsExactly("bind-read-only-not-recursive");
        assertThat(binding(Means.recent(), forced).codes(Controls.MOUNTS)).isEmpty();
        assertThat(binding(Means.old(), BindMount.builder().createSource(true)).codes(Controls.MOUNTS))
                .containsExactly("bind-create-source-ignored");
        assertThat(subpath.codes(Controls.MOUNTS)).containsExactly("volume-subpath-ignored");
        assertThat(binding(Means.old(), BindMount.builder().recursive(BindRecursive.DISABLED))
                        .codes(Controls.MOUNTS))
                .isEmpty();
    }
}
