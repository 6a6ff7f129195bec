package dev.hasp.laws.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.Capabilities;
import dev.hasp.linux.Architecture;
import dev.hasp.linux.Errno;
import dev.hasp.linux.KernelVersion;
import dev.hasp.seccomp.SeccompContext;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.SeccompFilter;
import org.junit.jupiter.api.Test;

class OwnSeccompTest {

    private static final SeccompContext CONTAINER =
            SeccompContext.of(Architecture.X86_64, KernelVersion.of("6.1"), Capabilities.ENGINE_DEFAULTS);

    @Test
    void what_is_allowed_runs_and_what_is_denied_fails_with_its_error() {
        SeccompFilter own = SeccompFilter.load(OwnSeccomp.profile(), CONTAINER, ContainerRuntime.RUNC);
        SeccompFilter docker = SeccompFilter.load(SeccompProfile.dockerDefault(), CONTAINER, ContainerRuntime.RUNC);

        assertThat(own.decide(Architecture.X86_64, "io_uring_setup").verdict().permits())
                .isTrue();
        assertThat(docker.decide(Architecture.X86_64, "io_uring_setup")
                        .verdict()
                        .permits())
                .isFalse();
        assertThat(own.decide(Architecture.X86_64, "ptrace").verdict().errno()).contains(Errno.EACCES);
        assertThat(own.decide(Architecture.X86_64, "read").verdict().permits()).isTrue();
    }
}
