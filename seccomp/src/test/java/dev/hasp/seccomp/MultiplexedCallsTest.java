package dev.hasp.seccomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.Errno;
import dev.hasp.linux.KernelVersion;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.SeccompFilter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultiplexedCallsTest {

    private static boolean permits(SeccompProfile profile, String call, long selector) {
        SeccompContext context = SeccompContext.of(Architecture.X86_64, new KernelVersion(6, 1), Set.of());
        return SeccompFilter.load(profile.resolve(context), ContainerRuntime.RUNC)
                .decide(Architecture.X86, call, selector, 1, 1)
                .verdict()
                .permits();
    }

    @ParameterizedTest
    @CsvSource({"socket, socketcall, 1, 20", "sendmmsg, socketcall, 20, 20", "shmat, ipc, 21, 24", "semop, ipc, 1, 24"})
    void denies_a_call_through_the_multiplexer_too_and_leaves_the_others(
            String name, String whole, int selector, int last) {
        for (Errno errno : List.of(Errno.EPERM, Errno.ENOSYS)) {
            SeccompProfile denied = SeccompProfile.dockerDefault().deny(name, errno);

            assertThat(permits(denied, whole, selector)).isFalse();
            for (int other = 1; other <= last; other++) {
                boolean exists = whole.equals("socketcall") || (other % 10 >= 1 && other % 10 <= 4);
                assertThat(permits(denied, whole, other))
                        .as("%s %d", whole, other)
                        .isEqualTo(exists && other != selector);
            }
        }
    }

    @Test
    void keeps_what_only_the_multiplexer_permitted() {
        SeccompProfile profile = SeccompProfile.builder()
                .defaultAction(Action.ERRNO)
                .addArchitecture("SCMP_ARCH_X86")
                .addRule(SyscallRule.of(Action.ALLOW, "read", "socketcall"))
                .build()
                .deny("bind", Errno.EACCES);

        assertThat(permits(profile, "socketcall", 1)).isTrue();
        assertThat(permits(profile, "socketcall", 2)).isFalse();
        assertThat(permits(profile, "socketcall", 3)).isTrue();
        assertThat(permits(profile, "read", 0)).isTrue();
    }

    @Test
    void denies_the_multiplexer_itself_where_that_can_be_expressed() {
        SeccompProfile profile = SeccompProfile.dockerDefault();

        assertThat(permits(profile.deny("socketcall", Errno.ENOSYS), "socketcall", 3))
                .isFalse();
        assertThatThrownBy(() -> profile.deny("socketcall", Errno.EPERM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"socketcall\"")
                .hasMessageContaining("ENOSYS");
        assertThat(profile.deny("ptrace", Errno.EPERM).rules())
                .anyMatch(rule -> rule.names().contains("socketcall"));
    }

    @Test
    void keeps_a_rule_s_own_conditions() {
        SeccompProfile profile = SeccompProfile.builder()
                .defaultAction(Action.ERRNO)
                .addRule(SyscallRule.of(Action.ALLOW, "socketcall").toBuilder()
                        .addArg(ArgumentCondition.notEqualTo(0, 5))
                        .build())
                .build()
                .deny("bind", Errno.EACCES);

        assertThat(profile.rules())
                .filteredOn(rule -> rule.names().contains("socketcall"))
                .extracting(rule -> rule.args().get(0).value())
                .containsExactly(1L, 3L, 4L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L, 19L, 20L);
    }
}
