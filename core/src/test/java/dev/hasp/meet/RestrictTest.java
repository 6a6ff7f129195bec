package dev.hasp.meet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hasp.Origin;
import dev.hasp.SecurityProfile;
import dev.hasp.control.Account;
import dev.hasp.control.AppArmor;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.CpuQuota;
import dev.hasp.control.Cpus;
import dev.hasp.control.Device;
import dev.hasp.control.DeviceAccess;
import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.control.IpcMode;
import dev.hasp.control.Logging;
import dev.hasp.control.Mount;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.PublishedPort;
import dev.hasp.control.RestartPolicy;
import dev.hasp.control.SeLinux;
import dev.hasp.control.Seccomp;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.Tmpfs;
import dev.hasp.control.Ulimit;
import dev.hasp.control.User;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestrictTest {

    private static final SecurityProfile OPEN = SecurityProfile.empty();

    private static <T> SecurityProfile says(Control<T> control, T value) {
        return OPEN.with(control, value);
    }

    private static <T> Optional<T> meet(Control<T> control, T first, T second) {
        return says(control, first).restrict(says(control, second)).get(control);
    }

    @Test
    void an_open_decision_counts_as_the_engine_s_default() {
        assertThat(OPEN.restrict(says(Controls.NETWORK, NetworkMode.host()))).isEqualTo(OPEN);
        assertThat(OPEN.restrict(says(Controls.PRIVILEGED, true))).isEqualTo(OPEN);
        assertThat(OPEN.restrict(says(Controls.SECCOMP, Seccomp.unconfined()))).isEqualTo(OPEN);
        assertThat(OPEN.restrict(says(Controls.APP_ARMOR, AppArmor.unconfined())))
                .isEqualTo(OPEN);
        assertThat(OPEN.restrict(says(Controls.NO_NEW_PRIVILEGES, false))).isEqualTo(OPEN);
        assertThat(OPEN.restrict(says(Controls.NO_NEW_PRIVILEGES, true)).noNewPrivileges())
                .contains(true);
        assertThat(OPEN.restrict(says(Controls.MEMORY, ByteSize.gibibytes(1))).memory())
                .contains(ByteSize.gibibytes(1));
        assertThat(OPEN.restrict(says(Controls.USER, User.of(1000, 1000))).user())
                .contains(User.of(1000, 1000));
        assertThat(OPEN.restrict(says(Controls.GROUPS, List.of(Account.of(5)))).groups())
                .contains(List.of());
    }

    @Test
    void a_decision_keeps_its_origin_and_one_made_of_both_names_both() {
        SecurityProfile site = says(Controls.PIDS_LIMIT, PidsLimit.of(64))
                .with(Controls.PORTS, List.of(PublishedPort.parse("80:80"), PublishedPort.parse("81:81")))
                .named("site");
        SecurityProfile job = SecurityProfile.builder()
                .set(Controls.PIDS_LIMIT, PidsLimit.of(128), Origin.document("job.yaml", 3, 1))
                .set(
                        Controls.PORTS,
                        List.of(PublishedPort.parse("80:80"), PublishedPort.parse("82:82")),
                        Origin.document("job.yaml", 4, 1))
                .build();

        assertThat(site.restrict(job).origin(Controls.PIDS_LIMIT)).contains(Origin.layer("site"));
        assertThat(site.restrict(job).origin(Controls.PORTS)).contains(Origin.layer("job.yaml line 4 and site"));
        assertThat(job.restrict(site).origin(Controls.PORTS)).contains(Origin.layer("job.yaml line 4 and site"));
        assertThat(Origin.layer("b").and(Origin.layer("a")).and(Origin.layer("b")))
                .isEqualTo(Origin.layer("a and b"));
    }

    @Test
    void all_conflicts_are_told_at_once_with_both_values_and_layers() {
        SecurityProfile site = says(Controls.USER, User.of(1000, 1000))
                .with(Controls.NETWORK, NetworkMode.named("inner"))
                .with(Controls.HOSTNAME, "a")
                .named("site");
        SecurityProfile job = says(Controls.USER, User.of(2000, 2000))
                .with(Controls.NETWORK, NetworkMode.named("outer"))
                .with(Controls.HOSTNAME, "b")
                .named("job");

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> site.restrict(job))
                .satisfies(thrown -> assertThat(thrown.conflicts().stream().<Control<?>>map(Conflict::control))
                        .containsExactly(Controls.USER, Controls.NETWORK, Controls.HOSTNAME))
                .withMessageContaining("user: 1000:1000 (site) against 2000:2000 (job): ")
                .withMessageContaining("network: inner (site) against outer (job): ");
    }

    @Test
    void what_a_filter_or_label_permits_beside_another_is_not_guessed() {
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(
                        () -> says(Controls.APP_ARMOR, AppArmor.profile("own")).restrict(OPEN))
                .withMessageContaining("appArmor: own (code) against undecided: ");
        assertThat(meet(Controls.APP_ARMOR, AppArmor.profile("own"), AppArmor.unconfined()))
                .contains(AppArmor.profile("own"));
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> meet(Controls.SECCOMP, Seccomp.builtin(), Seccomp.engineDefault()));
    }

    @Test
    void a_level_is_the_same_however_it_is_written() {
        SeLinux label = written("s0:c2,c1,c3");

        assertThat(meet(Controls.SE_LINUX, label, written("s0:c1.c3"))).contains(written("s0:c1.c3"));
        assertThat(meet(Controls.SE_LINUX, label, SeLinux.disable())).contains(label);
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> meet(Controls.SE_LINUX, label, written("s0:c1")))
                .withMessageContaining("a lower level gives its files to more containers");
    }

    private static SeLinux written(String level) {
        return SeLinux.builder().type("container_t").level(level).build();
    }

    @Test
    void a_namespace_of_its_own_is_stricter_than_any() {
        assertThat(meet(Controls.PID, PidMode.host(), PidMode.container("x"))).contains(PidMode.container("x"));
        assertThat(meet(Controls.PID, PidMode.isolated(), PidMode.container("x")))
                .contains(PidMode.isolated());
        assertThat(meet(Controls.IPC, IpcMode.host(), IpcMode.none())).contains(IpcMode.none());
        assertThat(meet(Controls.NETWORK, NetworkMode.none(), NetworkMode.named("x")))
                .contains(NetworkMode.none());
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> meet(Controls.IPC, IpcMode.host(), IpcMode.container("x")));
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> meet(Controls.PID, PidMode.container("y"), PidMode.container("x")));
    }

    @Test
    void swap_is_the_least_by_itself_and_in_the_sum() {
        SecurityProfile noSwap = says(Controls.MEMORY, ByteSize.gibibytes(1))
                .with(Controls.MEMORY_SWAP, SwapLimit.of(ByteSize.gibibytes(1)));
        SecurityProfile twice = says(Controls.MEMORY, ByteSize.mebibytes(512));

        SecurityProfile met = noSwap.restrict(twice);

        assertThat(met.memory()).contains(ByteSize.mebibytes(512));
        assertThat(met.memorySwap()).contains(SwapLimit.of(ByteSize.mebibytes(512)));
        assertThat(twice.restrict(says(Controls.MEMORY, ByteSize.mebibytes(256)))
                        .memorySwap())
                .contains(SwapLimit.of(ByteSize.mebibytes(512)));
        assertThat(twice.restrict(OPEN)).isEqualTo(twice);
    }

    @Test
    void a_mark_is_never_above_the_limit() {
        SecurityProfile met = says(Controls.MEMORY, ByteSize.gibibytes(1))
                .with(Controls.MEMORY_RESERVATION, ByteSize.mebibytes(512))
                .restrict(says(Controls.MEMORY, ByteSize.mebibytes(256)));

        assertThat(met.memoryReservation()).contains(ByteSize.mebibytes(256));
    }

    @Test
    void cpus_and_a_quota_are_never_both_in_the_result() {
        SecurityProfile cpus = says(Controls.CPUS, Cpus.of(0.5));
        SecurityProfile quota = says(Controls.CPU_QUOTA, CpuQuota.of(Duration.ofMillis(20)))
                .with(Controls.CPU_PERIOD, Duration.ofMillis(50));

        assertThat(cpus.restrict(quota)).isEqualTo(quota);
        assertThat(says(Controls.CPUS, Cpus.of(0.3)).restrict(quota)).isEqualTo(says(Controls.CPUS, Cpus.of(0.3)));
    }

    @Test
    void limits_that_one_side_names_are_kept() {
        assertThat(says(Controls.ULIMITS, List.of(Ulimit.of("nofile", 100, 2000), Ulimit.of("core", 0)))
                        .restrict(says(Controls.ULIMITS, List.of(Ulimit.of("nofile", 200, Ulimit.UNLIMITED))))
                        .ulimits())
                .contains(List.of(Ulimit.of("core", 0), Ulimit.of("nofile", 100, 2000)));
        assertThat(OPEN.restrict(says(Controls.SHM_SIZE, ByteSize.gibibytes(1))).shmSize())
                .contains(ByteSize.mebibytes(64));
        assertThat(OPEN.restrict(says(Controls.OOM_SCORE_ADJ, -500)).oomScoreAdj())
                .contains(0);
    }

    @Test
    void mounts_are_those_of_both_and_read_only_where_one_is() {
        Mount data = Mount.bind("/srv/data", "/data");
        Mount cache = Mount.volume("cache", "/cache");

        assertThat(meet(Controls.MOUNTS, List.of(data, cache), List.of(Mount.readOnlyBind("/srv/data/", "/data/"))))
                .contains(List.of(Mount.readOnlyBind("/srv/data", "/data")));
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> meet(Controls.MOUNTS, List.of(data), List.of(Mount.bind("/srv/other", "/data"))));
    }

    @Test
    void a_read_only_mount_on_one_side_needs_a_read_only_root() {
        SecurityProfile mounted = says(Controls.MOUNTS, List.of(Mount.readOnlyBind("/srv/data", "/data")));

        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> mounted.restrict(OPEN));
        assertThat(mounted.restrict(says(Controls.READ_ONLY_ROOTFS, true)))
                .isEqualTo(says(Controls.READ_ONLY_ROOTFS, true).with(Controls.MOUNTS, List.of()));
    }

    @Test
    void a_tmpfs_of_one_side_is_writable_only_where_the_other_may_write() {
        Tmpfs tmp = Tmpfs.of("/tmp", ByteSize.mebibytes(64));
        SecurityProfile one = says(Controls.TMPFS, List.of(tmp));

        assertThat(one.restrict(OPEN)).isEqualTo(one);
        assertThat(one.restrict(says(Controls.READ_ONLY_ROOTFS, true)).tmpfs().orElseThrow())
                .containsExactly(Tmpfs.builder().from(tmp).readOnly(true).build());
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> says(Controls.TMPFS, List.of(Tmpfs.of("/dev/shm", ByteSize.mebibytes(1))))
                        .restrict(OPEN));
    }

    @Test
    void setuid_bits_go_with_no_new_privileges() {
        Tmpfs setuid = Tmpfs.builder().target("/t").setuid(true).build();

        SecurityProfile met = says(Controls.TMPFS, List.of(setuid)).restrict(says(Controls.NO_NEW_PRIVILEGES, true));

        assertThat(met.tmpfs().orElseThrow()).noneMatch(Tmpfs::setuid);
    }

    @Test
    void devices_are_those_of_both_with_the_access_of_both() {
        Device fuse = Device.of("/dev/fuse");
        Device readable = new Device("/dev/fuse", "/dev/fuse", DeviceAccess.READ);

        assertThat(meet(Controls.DEVICES, List.of(fuse, Device.of("/dev/kvm")), List.of(readable)))
                .contains(List.of(readable));
        assertThat(OPEN.restrict(says(Controls.DEVICES, List.of(fuse))).devices())
                .contains(List.of());
    }

    @Test
    void device_rules_permit_what_both_permit() {
        assertThat(meet(
                        Controls.DEVICE_CGROUP_RULES,
                        List.of(DeviceCgroupRule.parse("c 195:* rw"), DeviceCgroupRule.parse("c 1:3 r")),
                        List.of(DeviceCgroupRule.parse("c *:0 rm"), DeviceCgroupRule.parse("a 1:1 r"))))
                .contains(List.of(DeviceCgroupRule.parse("c 195:* rw"), DeviceCgroupRule.parse("c 1:3 r")));
        assertThat(meet(
                        Controls.DEVICE_CGROUP_RULES,
                        List.of(DeviceCgroupRule.parse("c 195:* rw")),
                        List.of(DeviceCgroupRule.parse("c *:0 rm"), DeviceCgroupRule.parse("c *:1 w"))))
                .contains(List.of(DeviceCgroupRule.parse("c 195:0 r"), DeviceCgroupRule.parse("c 195:1 w")));
    }

    @Test
    void kernel_paths_are_hidden_as_either_hides_them() {
        assertThat(meet(Controls.MASKED_PATHS, List.of("/proc/b"), List.of("/proc/a/")))
                .contains(List.of("/proc/a", "/proc/b"));
        assertThat(OPEN.restrict(says(Controls.MASKED_PATHS, List.of()))).isEqualTo(OPEN);
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> OPEN.restrict(says(Controls.MASKED_PATHS, List.of("/proc/a"))));
    }

    @Test
    void logs_keep_the_least_of_both() {
        assertThat(meet(
                        Controls.LOGGING,
                        Logging.jsonFile(ByteSize.mebibytes(10), 3),
                        Logging.jsonFile(ByteSize.mebibytes(20), 2)))
                .contains(new Logging("json-file", Map.of("max-size", "10485760", "max-file", "2")));
        assertThat(meet(Controls.LOGGING, Logging.none(), Logging.jsonFile(ByteSize.mebibytes(20), 2)))
                .contains(Logging.none());
    }

    @Test
    void a_restart_of_one_and_a_removal_of_the_other_are_a_conflict() {
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> says(Controls.AUTO_REMOVE, true)
                        .restrict(says(Controls.RESTART, RestartPolicy.parse("always"))))
                .withMessageContaining("restart: ");
    }
}
