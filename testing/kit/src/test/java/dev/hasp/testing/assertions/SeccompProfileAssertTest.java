package dev.hasp.testing.assertions;

import static dev.hasp.testing.assertions.HaspAssertions.assertThat;
import static dev.hasp.testing.assertions.HaspAssertions.assertThatSeccompProfile;
import static dev.hasp.testing.assertions.HaspAssertions.syscall;
import static dev.hasp.testing.assertions.ProfileAssertTest.refuses;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.Capability;
import dev.hasp.linux.Errno;
import dev.hasp.linux.KernelVersion;
import dev.hasp.seccomp.SeccompContext;
import dev.hasp.seccomp.SeccompProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeccompProfileAssertTest {

    private static final SeccompProfile DEFAULT = SeccompProfile.dockerDefault();

    @Test
    void calls_depend_on_the_container() {
        SeccompContext admin =
                SeccompContext.of(Architecture.X86_64, new KernelVersion(6, 8), List.of(Capability.of("SYS_ADMIN")));

        assertThat(DEFAULT).denies(syscall("mount")).in(admin).allows(syscall("mount"));
        refuses(() -> assertThat(DEFAULT).allows(syscall("mount")), "to allow mount", "SCMP_ACT_ERRNO");
    }

    @Test
    void a_profile_with_fewer_calls_is_at_least_as_strict() {
        SeccompProfile fewer = DEFAULT.deny("chmod", Errno.of(1));

        assertThatSeccompProfile(fewer).isAtLeastAsStrictAs(DEFAULT);
        refuses(() -> assertThat(DEFAULT).isAtLeastAsStrictAs(fewer), "it permits", "chmod");
        refuses(() -> assertThat(fewer).permitsTheSameAs(DEFAULT), "only the other permits", "chmod");
        assertThat(DEFAULT).permitsTheSameAs(SeccompProfile.parse(DEFAULT.toJson()));
    }
}
