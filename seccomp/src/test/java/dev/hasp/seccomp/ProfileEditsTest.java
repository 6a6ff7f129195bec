package dev.hasp.seccomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.Errno;
import dev.hasp.linux.KernelVersion;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.SeccompFilter;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProfileEditsTest {

    private static final SeccompProfile PROFILE = SeccompProfile.parse("""
            {"defaultAction":"SCMP_ACT_ERRNO","syscalls":[
             {"names":["read","ptrace","clone3"],"action":"SCMP_ACT_ALLOW","includes":{"minKernel":"4.8"}},
             {"names":["clone3"],"action":"SCMP_ACT_ERRNO","errnoRet":38},
             {"names":["socket"],"action":"SCMP_ACT_ALLOW"}]}""");

    private static String decide(SeccompProfile profile, String name, long... arguments) {
        SeccompContext context = SeccompContext.of(Architecture.X86_64, new KernelVersion(6, 1), Set.of());
        return SeccompFilter.load(profile.resolve(context), ContainerRuntime.NONE)
                .decide(Architecture.X86_64, name, arguments)
                .verdict()
                .toString();
    }

    @Test
    void denies_what_an_earlier_rule_allowed_even_with_the_default_verdict() {
        SeccompProfile denied = PROFILE.deny("ptrace", Errno.EPERM);

        assertThat(decide(denied, "ptrace")).isEqualTo("SCMP_ACT_ERRNO(1)");
        assertThat(decide(denied, "read")).isEqualTo("SCMP_ACT_ALLOW");
        assertThat(denied.rules()).hasSameSizeAs(PROFILE.rules());
    }

    @Test
    void allows_what_an_earlier_rule_denied() {
        assertThat(decide(PROFILE.allow("clone3", "io_uring_setup"), "clone3")).isEqualTo("SCMP_ACT_ALLOW");
        assertThat(decide(PROFILE.allow("clone3", "io_uring_setup"), "io_uring_setup"))
                .isEqualTo("SCMP_ACT_ALLOW");
        assertThat(decide(PROFILE.deny("clone3", Errno.ENOSYS), "clone3")).isEqualTo("SCMP_ACT_ERRNO(38)");
        assertThat(decide(PROFILE.kill("read"), "read")).isEqualTo("SCMP_ACT_KILL_PROCESS");
        assertThat(decide(PROFILE.log("read"), "read")).isEqualTo("SCMP_ACT_LOG");
    }

    @Test
    void compares_an_int_in_32_bits() {
        SeccompProfile narrowed = PROFILE.allowIf("socket", ArgumentCondition.notEqualTo(0, 40));

        assertThat(decide(narrowed, "socket", 2)).isEqualTo("SCMP_ACT_ALLOW");
        assertThat(decide(narrowed, "socket", 40)).isEqualTo("SCMP_ACT_ERRNO(1)");
        assertThat(decide(narrowed, "socket", 0x1_0000_0028L)).isEqualTo("SCMP_ACT_ERRNO(1)");
        assertThat(decide(narrowed, "socket", 0x1_0000_0002L)).isEqualTo("SCMP_ACT_ALLOW");
    }

    @Test
    void adds_up_the_cases_of_a_call() {
        SeccompProfile two = PROFILE.allowIf("socket", ArgumentCondition.equalTo(0, 1))
                .allowIf("socket", ArgumentCondition.equalTo(0, 2));

        assertThat(decide(two, "socket", 1)).isEqualTo("SCMP_ACT_ALLOW");
        assertThat(decide(two, "socket", 2)).isEqualTo("SCMP_ACT_ALLOW");
        assertThat(decide(two, "socket", 3)).isEqualTo("SCMP_ACT_ERRNO(1)");
    }

    @Test
    void refuses_conditions_that_would_not_narrow_anything() {
        SeccompProfile open =
                SeccompProfile.builder().defaultAction(Action.ALLOW).build();

        assertThatThrownBy(() -> open.allowIf("socket", ArgumentCondition.equalTo(0, 1)))
                .hasMessageContaining("\"socket\"");
        assertThatThrownBy(() -> open.deny("", Errno.EPERM)).hasMessageContaining("\"\"");
    }
}
