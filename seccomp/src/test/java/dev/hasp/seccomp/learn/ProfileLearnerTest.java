package dev.hasp.seccomp.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.Errno;
import dev.hasp.linux.KernelVersion;
import dev.hasp.linux.SyscallTable;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.SeccompContext;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.seccomp.SyscallRule;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.SeccompFilter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProfileLearnerTest {

    private static final Trace TRACE = Trace.parse("a", """
            execve("/bin/true", ["true"], 0x7ffe /* 3 vars */) = 0
            brk(NULL) = 0x1000
            exit_group(0) = ?
            +++ exited with 0 +++
            """, Architecture.X86_64);
    private static final Trace OTHER = Trace.parse("b", "uname({sysname=\"Linux\", ...}) = 0", Architecture.X86_64);

    static SeccompFilter filter(SeccompProfile profile, Architecture architecture) {
        SeccompContext context = SeccompContext.of(architecture, new KernelVersion(6, 1), Set.of());
        return SeccompFilter.load(profile.resolve(context), ContainerRuntime.NONE);
    }

    @Test
    void allows_what_was_seen_and_nothing_else() {
        SeccompProfile profile = ProfileLearner.on(Architecture.X86_64)
                .startedBy(ContainerRuntime.NONE)
                .learn(List.of(TRACE, OTHER));

        assertThat(profile.rules())
                .containsExactly(SyscallRule.builder()
                        .names(List.of("brk", "execve", "exit_group", "uname"))
                        .action(Action.ALLOW)
                        .comment("seen in traces")
                        .build());
        assertThat(profile.defaultErrno()).hasValue(Errno.ENOSYS);
        assertThat(profile.architectures()).containsExactly("SCMP_ARCH_X86_64");
        assertThat(SeccompProfile.parse(profile.toJson())).isEqualTo(profile);
    }

    @Test
    void denies_nothing_of_the_traces_that_it_learnt_from() {
        SeccompProfile profile = ProfileLearner.on(Architecture.X86_64).learn(List.of(TRACE, OTHER));
        SeccompFilter filter = filter(profile, Architecture.X86_64);

        assertThat(TraceReview.of(TRACE.with(OTHER), filter).denied()).isEmpty();
        assertThat(TraceReview.of(
                                OTHER,
                                filter(
                                        ProfileLearner.on(Architecture.X86_64).learn(List.of(TRACE)),
                                        Architecture.X86_64))
                        .deniedNames())
                .containsExactly("uname");
    }

    @Test
    void adds_what_the_runtime_needs_and_less_with_no_new_privileges() {
        ProfileLearner learner = ProfileLearner.on(Architecture.X86_64);
        Set<String> early = names(learner.learn(List.of(TRACE)));
        Set<String> late = names(learner.withNoNewPrivileges().learn(List.of(TRACE)));

        assertThat(early)
                .contains("capset", "setuid", "prctl", "futex", "write", "clone")
                .containsAll(late);
        assertThat(late).contains("futex", "write").doesNotContain("capset", "setuid");
        assertThat(names(learner.startedBy(ContainerRuntime.CRUN)
                        .withNoNewPrivileges()
                        .learn(List.of(TRACE))))
                .containsExactlyInAnyOrder("brk", "close", "close_range", "execve", "exit_group");
    }

    @Test
    void lets_go_start_threads_but_no_processes() {
        SeccompFilter filter =
                filter(ProfileLearner.on(Architecture.X86_64).learn(List.of(TRACE)), Architecture.X86_64);

        assertThat(filter.decide(Architecture.X86_64, "clone", 0x50f00)
                        .verdict()
                        .permits())
                .isTrue();
        assertThat(filter.decide(Architecture.X86_64, "clone", 17).verdict().permits())
                .isFalse();
        Trace trace = Trace.parse("z", "brk(NULL) = 0x1000", Architecture.S390X);
        SeccompFilter s390x = filter(ProfileLearner.on(Architecture.S390X).learn(List.of(trace)), Architecture.S390X);
        assertThat(s390x.decide(Architecture.S390X, "clone", 0, 0x50f00)
                        .verdict()
                        .permits())
                .isTrue();
        assertThat(s390x.decide(Architecture.S390X, "clone", 0x50f00, 17)
                        .verdict()
                        .permits())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void names_start_up_calls_that_the_architecture_has(Architecture architecture) {
        for (ContainerRuntime runtime : ContainerRuntime.values()) {
            Set<String> needs = StartupNeeds.of(runtime, architecture, false);

            assertThat(SyscallTable.of(architecture).names().values()).containsAll(needs);
            assertThat(needs.contains("execve")).isEqualTo(runtime != ContainerRuntime.NONE);
        }
    }

    @Test
    void names_start_up_calls_in_the_form_of_the_architecture() {
        assertThat(StartupNeeds.of(ContainerRuntime.RUNC, Architecture.X86, false))
                .contains("fstat64", "fcntl64", "mmap2", "setuid32", "fstatat64")
                .doesNotContain("fstat", "fcntl", "mmap", "setuid", "newfstatat");
        assertThat(StartupNeeds.of(ContainerRuntime.RUNC, Architecture.PPC64LE, false))
                .contains("fstat", "fstatfs", "setuid")
                .doesNotContain("fstatfs64");
        assertThat(StartupNeeds.of(ContainerRuntime.RUNC, Architecture.LOONGARCH64, false))
                .contains("statx")
                .doesNotContain("fstat32");
    }

    @Test
    void covers_the_architectures_of_the_traces() {
        Trace narrow = Trace.parse(
                "n", "type=1326 audit(1.1:1): sig=0 arch=40000003 syscall=20 compat=1 code=0x0", Architecture.X86_64);

        SeccompProfile profile = ProfileLearner.on(Architecture.X86_64).learn(List.of(TRACE, narrow));

        assertThat(profile.architectures()).containsExactlyInAnyOrder("SCMP_ARCH_X86_64", "SCMP_ARCH_X86");
    }

    @Test
    void refuses_traces_of_another_machine() {
        Trace arm = Trace.parse("arm.log", "brk(NULL) = 0x1000", Architecture.AARCH64);

        assertThatThrownBy(() -> ProfileLearner.on(Architecture.X86_64).learn(List.of(TRACE, arm)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("arm.log")
                .hasMessageContaining("aarch64");
    }

    @Test
    void refuses_to_learn_from_nothing() {
        Trace empty = Trace.parse("empty.log", "no trace\n", Architecture.X86_64);

        assertThatThrownBy(() -> ProfileLearner.on(Architecture.X86_64).learn(List.of(empty)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("empty.log");
    }

    private static Set<String> names(SeccompProfile profile) {
        Set<String> names = new TreeSet<>();
        profile.rules().forEach(rule -> names.addAll(rule.names()));
        return names;
    }
}
