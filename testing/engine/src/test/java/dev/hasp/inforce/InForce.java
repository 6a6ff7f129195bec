package dev.hasp.inforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Account;
import dev.hasp.control.IpcMode;
import dev.hasp.control.Mount;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.Tmpfs;
import dev.hasp.control.Ulimit;
import dev.hasp.inforce.KernelState.Mounted;
import dev.hasp.linux.Capability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Whether a container is under what a profile says, by what its kernel says. */
final class InForce {

    private static final Map<String, String> ROWS = Map.of(
            "core", "Max core file size",
            "cpu", "Max cpu time",
            "fsize", "Max file size",
            "nofile", "Max open files",
            "stack", "Max stack size");

    private InForce() {}

    /** Fails with what differs; for a profile over {@code restricted}, which decides all of this. */
    static void check(SecurityProfile profile, KernelState kernel) {
        long added = profile.capabilities().orElseThrow().add().stream()
                .mapToLong(capability -> 1L << bit(capability))
                .sum();
        assertThat(kernel.capabilities("CapBnd")).as("bounding set").isEqualTo(added);
        assertThat(kernel.capabilities("CapEff")).as("effective set").isEqualTo(kernel.uid() == 0 ? added : 0);
        assertThat(kernel.capabilities("CapAmb")).as("ambient set").isZero();
        assertThat(kernel.status("NoNewPrivs")).as("no new privileges").isEqualTo("1");
        assertThat(kernel.status("Seccomp")).as("seccomp mode, 2 is a filter").isEqualTo("2");
        profile.user().orElseThrow().account().map(Account::id).ifPresent(id -> {
            assertThat(kernel.uid()).isEqualTo(id.orElseThrow());
            assertThat(kernel.gid())
                    .isEqualTo(profile.user()
                            .orElseThrow()
                            .group()
                            .orElseThrow()
                            .id()
                            .orElseThrow());
        });
        limits(profile, kernel);
        files(profile, kernel);

        assertThat(kernel.namespaces()).as("namespaces").doesNotContainAnyElementsOf(ofThisProcess());
        NetworkMode.Kind network = profile.network().orElseThrow().kind();
        assertThat(kernel.interfaces().contains("eth0")).as("a network").isEqualTo(network == NetworkMode.Kind.NAMED);
        profile.hostname().ifPresent(name -> assertThat(kernel.hostname()).isEqualTo(name));
        profile.sysctls()
                .map(sysctls -> sysctls.get("net.ipv4.ip_unprivileged_port_start"))
                .ifPresent(port -> assertThat(kernel.firstFreePort()).isEqualTo(port));
        if (profile.pid().orElseThrow().container().isEmpty()) {
            assertThat(kernel.firstProcess()).as("process 1").isIn("docker-init", "tini");
        }
    }

    private static void limits(SecurityProfile profile, KernelState kernel) {
        assertThat(kernel.memory())
                .as("memory")
                .isEqualTo(profile.memory().orElseThrow().bytes());
        assertThat(kernel.memoryAndSwap())
                .as("memory and swap")
                .isEqualTo(profile.memorySwap().orElseThrow().bytes());
        assertThat(kernel.pids())
                .as("processes")
                .isEqualTo(profile.pidsLimit().orElseThrow().toString());
        assertThat(Math.round(kernel.cpus() * 1e9))
                .as("processor time")
                .isEqualTo(profile.cpus().orElseThrow().nano());
        for (Ulimit ulimit : profile.ulimits().orElseThrow()) {
            assertThat(kernel.limit(ROWS.get(ulimit.name())))
                    .as(ulimit.name())
                    .containsExactly(Long.toString(ulimit.soft()), Long.toString(ulimit.hard()));
        }
    }

    private static void files(SecurityProfile profile, KernelState kernel) {
        assertThat(kernel.mount("/").orElseThrow().readOnly())
                .as("root file system is read-only")
                .isEqualTo(profile.readOnlyRootfs().orElseThrow());
        for (Tmpfs tmpfs : profile.tmpfs().orElseThrow()) {
            Mounted mounted = kernel.mount(tmpfs.target()).orElseThrow();
            assertThat(mounted.type()).isEqualTo("tmpfs");
            assertThat(mounted.readOnly()).isEqualTo(tmpfs.readOnly());
            assertThat(mounted.options())
                    .as(tmpfs.target())
                    .contains(
                            "nosuid",
                            "nodev",
                            "size=" + tmpfs.size().orElseThrow().bytes() / 1024 + "k");
            assertThat(mounted.options().contains("noexec")).isEqualTo(!tmpfs.executable());
        }
        for (Mount mount : profile.mounts().orElse(List.of())) {
            assertThat(kernel.mount(mount.target()).orElseThrow().readOnly())
                    .as(mount.target() + " is read-only")
                    .isEqualTo(mount.readOnly());
        }
        if (profile.ipc().orElseThrow().kind() == IpcMode.Kind.NONE) {
            assertThat(kernel.mount("/dev/shm")).isEmpty();
        } else {
            long shm = profile.shmSize().map(size -> size.bytes() / 1024).orElse(64L * 1024);
            assertThat(kernel.shmKibibytes()).contains(shm);
        }
    }

    private static List<String> ofThisProcess() {
        return Stream.of("pid", "ipc", "uts", "cgroup")
                .map(InForce::namespaceOfThisProcess)
                .toList();
    }

    /** Such as {@code uts:[4026531838]}. */
    static String namespaceOfThisProcess(String kind) {
        return link(Path.of("/proc/self/ns", kind));
    }

    private static String link(Path path) {
        try {
            return Files.readSymbolicLink(path).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int bit(Capability capability) {
        return capability.bit().orElseThrow();
    }
}
