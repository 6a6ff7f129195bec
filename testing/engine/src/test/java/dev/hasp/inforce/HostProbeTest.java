package dev.hasp.inforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Account;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.CgroupnsMode;
import dev.hasp.control.Cpus;
import dev.hasp.control.Device;
import dev.hasp.control.IpcMode;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.Tmpfs;
import dev.hasp.control.Ulimit;
import dev.hasp.control.User;
import dev.hasp.control.UtsMode;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.CpuTime;
import dev.hasp.effective.Limit;
import dev.hasp.effective.ResourceLimit;
import dev.hasp.effective.Sharing;
import dev.hasp.observed.KernelFiles;
import dev.hasp.observed.ObservedPolicy;
import dev.hasp.probe.HostProbe;
import dev.hasp.probe.UnreachableProcessException;
import dev.hasp.testing.engine.Container;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.RequiresEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A container that runs under a strict spec, looked at from its host. */
@RequiresEngine
class HostProbeTest {

    private static final long MIB = 1024 * 1024;
    private static final List<String> KERNEL_PATHS = List.of("/proc/bus", "/proc/keys", "/proc/none", "/sys/firmware");

    private static final SecurityProfile STRICT = SecurityProfile.builder()
            .user(User.of(1000, 1000))
            .groups(Account.of(20))
            .capabilities(Capabilities.none())
            .noNewPrivileges(true)
            .network(NetworkMode.none())
            .cgroupns(CgroupnsMode.PRIVATE)
            .readOnlyRootfs(true)
            .tmpfs(Tmpfs.of("/tmp", ByteSize.mebibytes(16)))
            .shmSize(ByteSize.mebibytes(8))
            .devices(Device.parse("/dev/zero:/dev/nothing:r"))
            .memory(ByteSize.mebibytes(64))
            .memorySwap(SwapLimit.of(ByteSize.mebibytes(96)))
            .oomScoreAdj(200)
            .cpus(Cpus.of(0.5))
            .pidsLimit(PidsLimit.of(32))
            .ulimits(Ulimit.of("nofile", 64, 128))
            .init(true)
            .build();

    private final Engine engine;

    HostProbeTest(Engine engine) {
        this.engine = engine;
    }

    @BeforeAll
    static void asRoot() {
        assumeTrue(Files.isWritable(Path.of("/proc/sys/kernel/hostname")), "looking from outside needs root");
    }

    private static <T> T value(ObservedPolicy seen, Aspect<T> aspect) {
        return seen.sighting(aspect)
                .value()
                .orElseThrow(() ->
                        new AssertionError(aspect + ": " + seen.sighting(aspect).how()));
    }

    private static KernelFiles files(Container container) {
        return HostProbe.of(container.inspect().getState().getPidLong(), container.id());
    }

    @Test
    void sees_from_outside_what_the_spec_asks_for() {
        try (Container container = engine.create(STRICT.toSpec(), "sleep", "60").start()) {
            ObservedPolicy seen = HostProbe.look(files(container), HostProbe.hostNamespaces(), List.of(), KERNEL_PATHS);

            identity(seen);
            namespaces(seen);
            fileSystem(seen);
            limits(seen);
        }
    }

    private static void identity(ObservedPolicy seen) {
        assertThat(value(seen, Aspects.UID)).isEqualTo(1000);
        assertThat(value(seen, Aspects.GID)).isEqualTo(1000);
        assertThat(value(seen, Aspects.GROUPS_HELD)).contains(20L);
        assertThat(value(seen, Aspects.BOUNDING)).isEmpty();
        assertThat(value(seen, Aspects.EFFECTIVE)).isEmpty();
        assertThat(value(seen, Aspects.AMBIENT)).isEmpty();
        assertThat(value(seen, Aspects.NO_NEW_PRIVS)).isTrue();
        assertThat(value(seen, Aspects.SECCOMP_ON)).isTrue();
        assertThat(value(seen, Aspects.INIT_RUNS)).isTrue();
    }

    private static void namespaces(ObservedPolicy seen) {
        for (Aspect<Sharing> aspect : List.of(
                Aspects.NETWORK_NAMESPACE,
                Aspects.PID_NAMESPACE,
                Aspects.IPC_NAMESPACE,
                Aspects.UTS_NAMESPACE,
                Aspects.CGROUP_NAMESPACE,
                Aspects.MOUNT_NAMESPACE)) {
            assertThat(value(seen, aspect)).as(aspect.key()).isEqualTo(Sharing.own());
        }
        assertThat(value(seen, Aspects.USER_NAMESPACE)).isEqualTo(Sharing.host());
        assertThat(value(seen, Aspects.LOOPBACK_ONLY)).isTrue();
        assertThat(seen.sighting(Aspects.HOST_NAME).how()).contains("a probe inside sees the container's");
    }

    private static void fileSystem(ObservedPolicy seen) {
        assertThat(value(seen, Aspects.ROOT_READ_ONLY)).isTrue();
        assertThat(value(seen, Aspects.MOUNT_POINTS))
                .containsKeys("/tmp", "/dev/shm", "/etc/resolv.conf", "/sys/fs/cgroup")
                .doesNotContainKey("/proc/bus");
        assertThat(value(seen, Aspects.MOUNT_POINTS).get("/tmp")).satisfies(tmp -> {
            assertThat(tmp.size()).contains(Limit.of(16 * MIB));
            assertThat(tmp.options()).containsExactly("nodev", "noexec", "nosuid");
        });
        assertThat(value(seen, Aspects.MOUNT_POINTS).get("/dev/shm").size()).contains(Limit.of(8 * MIB));
        assertThat(value(seen, Aspects.MASKED)).contains("/proc/keys", "/sys/firmware");
        assertThat(value(seen, Aspects.READ_ONLY)).contains("/proc/bus", "/proc/sys");
        assertThat(seen.absentPaths()).containsExactly("/proc/none");
        assertThat(value(seen, Aspects.DEVICE_NODES))
                .containsExactly(
                        "/dev/full",
                        "/dev/nothing",
                        "/dev/null",
                        "/dev/random",
                        "/dev/tty",
                        "/dev/urandom",
                        "/dev/zero");
    }

    private static void limits(ObservedPolicy seen) {
        assertThat(value(seen, Aspects.MEMORY_LIMIT)).isEqualTo(Limit.of(64 * MIB));
        assertThat(value(seen, Aspects.MEMORY_AND_SWAP)).isEqualTo(Limit.of(96 * MIB));
        assertThat(value(seen, Aspects.CPU_TIME)).isEqualTo(new CpuTime(Limit.of(50_000), 100_000));
        assertThat(value(seen, Aspects.PIDS)).isEqualTo(Limit.of(32));
        assertThat(value(seen, Aspects.OOM_SCORE)).isEqualTo(200);
        assertThat(value(seen, Aspects.RESOURCE_LIMITS))
                .containsEntry("nofile", new ResourceLimit(Limit.of(64), Limit.of(128)));
        assertThat(value(seen, Aspects.PARENT_CGROUP)).isNotEqualTo("/");
    }

    @Test
    void a_container_that_shares_the_hosts_names_is_seen_to() {
        SecurityProfile sharing = SecurityProfile.builder()
                .uts(UtsMode.HOST)
                .pid(PidMode.host())
                .ipc(IpcMode.host())
                .build();

        try (Container container =
                engine.create(sharing.toSpec(), "sleep", "60").start()) {
            ObservedPolicy seen = HostProbe.look(
                    files(container),
                    HostProbe.hostNamespaces(),
                    List.of("kernel.shmmni", "net.ipv4.ip_forward"),
                    List.of());

            assertThat(value(seen, Aspects.UTS_NAMESPACE)).isEqualTo(Sharing.host());
            assertThat(value(seen, Aspects.PID_NAMESPACE)).isEqualTo(Sharing.host());
            assertThat(value(seen, Aspects.IPC_NAMESPACE)).isEqualTo(Sharing.host());
            assertThat(value(seen, Aspects.INIT_RUNS)).isFalse();
            assertThat(value(seen, Aspects.HOST_NAME)).isNotEmpty();
            assertThat(seen.sighting(Aspects.KERNEL_PARAMETERS).how()).contains("its own net namespace");
        }
    }

    @Test
    void a_container_that_ended_cannot_be_looked_at() {
        try (Container container = engine.create(STRICT.toSpec(), "sleep", "60").start()) {
            KernelFiles files = files(container);
            engine.client().killContainerCmd(container.id()).exec();
            container.await(Engine.TIME_LIMIT);

            assertThatExceptionOfType(UnreachableProcessException.class)
                    .isThrownBy(() -> HostProbe.look(files, HostProbe.hostNamespaces(), List.of(), List.of()))
                    .satisfies(ended -> assertThat(ended.reason()).isEqualTo(UnreachableProcessException.Reason.ENDED));
        }
    }
}
