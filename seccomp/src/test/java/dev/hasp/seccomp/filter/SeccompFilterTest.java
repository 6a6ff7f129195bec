package dev.hasp.seccomp.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.hasp.linux.Architecture;
import dev.hasp.linux.KernelVersion;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.EngineGeneration;
import dev.hasp.seccomp.Operator;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.ResolvedRule;
import dev.hasp.seccomp.SeccompContext;
import dev.hasp.seccomp.SeccompProfile;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeccompFilterTest {

    private static final SeccompContext AMD64 =
            new SeccompContext(Set.of(), Architecture.X86_64, new KernelVersion(6, 1), EngineGeneration.NEWEST);

    private static SeccompFilter load(String json, ContainerRuntime runtime) {
        return SeccompFilter.load(SeccompProfile.parse(json).resolve(AMD64), runtime);
    }

    private static SeccompFilter runc(String rules) {
        return load(
                "{\"defaultAction\":\"SCMP_ACT_ERRNO\",\"architectures\":[\"SCMP_ARCH_X86\"],\"syscalls\":[" + rules
                        + "]}",
                ContainerRuntime.RUNC);
    }

    @Test
    void decides_by_rule_default_stub_and_architecture() {
        SeccompFilter filter = runc("""
                {"names":["read","openat2"],"action":"SCMP_ACT_ALLOW"}""");

        assertThat(filter.decide(Architecture.X86_64, "read")).hasToString("SCMP_ACT_ALLOW by rule 0 (read)");
        assertThat(filter.decide(Architecture.X86_64, "write").verdict()).hasToString("SCMP_ACT_ERRNO(1)");
        assertThat(filter.decide(Architecture.X86_64, "faccessat2").verdict()).hasToString("SCMP_ACT_ERRNO(38)");
        assertThat(filter.decide(Architecture.AARCH64, "read").cause()).isEqualTo(Decision.Cause.FOREIGN_ARCHITECTURE);
        assertThat(filter.decide(Architecture.X32, "read").verdict()).isEqualTo(Verdict.FOREIGN_ARCHITECTURE);
    }

    @Test
    void lets_the_first_unconditional_rule_decide() {
        SeccompFilter filter = runc("""
                {"names":["read"],"action":"SCMP_ACT_LOG","args":[{"index":0,"op":"SCMP_CMP_EQ"}]},
                {"names":["read"],"action":"SCMP_ACT_KILL"},
                {"names":["read"],"action":"SCMP_ACT_ALLOW"}""");

        assertThat(filter.decide(Architecture.X86_64, "read", 0)).hasToString("SCMP_ACT_KILL_THREAD by rule 1 (read)");
    }

    @Test
    void doubles_socket_rules_onto_socketcall() {
        SeccompFilter filter = runc("""
                {"names":["socket"],"action":"SCMP_ACT_ALLOW","args":[{"index":0,"value":1,"op":"SCMP_CMP_EQ"}]}""");

        assertThat(filter.decide(Architecture.X86, "socketcall", 1).verdict().permits())
                .isTrue();
        assertThat(filter.decide(Architecture.X86, "socketcall", 2).verdict().permits())
                .isFalse();
        assertThat(filter.decide(Architecture.X86, "socket", 2).verdict().permits())
                .isFalse();
    }

    @Test
    void refuses_what_would_not_start_with_all_reasons() {
        assertThatThrownBy(() -> load("""
                        {"defaultAction":"SCMP_ACT_DENY","architectures":["SCMP_ARCH_ARM64","SCMP_ARCH_S390X"],"syscalls":[
                         {"names":["read"],"action":"SCMP_ACT_ERRNO","errnoRet":4095,"args":[{"index":6,"op":"EQ"}]}]}""", ContainerRuntime.RUNC))
                .isInstanceOfSatisfying(
                        SeccompLoadException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.pointer())
                                .containsExactly(
                                        "/defaultAction",
                                        "/architectures/0",
                                        "/architectures/1",
                                        "/syscalls/0/errnoRet",
                                        "/syscalls/0/args/0/op",
                                        "/syscalls/0/args/0/index"));
    }

    @Test
    void refuses_one_condition_with_two_actions() {
        assertThatThrownBy(() -> runc("""
                {"names":["read"],"action":"SCMP_ACT_ALLOW","args":[{"index":0,"value":5,"op":"SCMP_CMP_EQ"}]},
                {"names":["read"],"action":"SCMP_ACT_KILL","args":[{"index":0,"value":5,"op":"SCMP_CMP_EQ"}]}"""))
                .isInstanceOf(SeccompLoadException.class)
                .hasMessageContaining("EEXIST");
    }

    @Test
    void refuses_two_actions_even_for_a_call_that_the_architecture_does_not_have() {
        assertThatThrownBy(() -> load("""
                        {"defaultAction":"SCMP_ACT_ALLOW","syscalls":[
                         {"names":["mmap2"],"action":"SCMP_ACT_KILL","args":[{"index":0,"value":5,"op":"SCMP_CMP_EQ"}]},
                         {"names":["mmap2"],"action":"SCMP_ACT_TRAP","args":[{"index":0,"value":5,"op":"SCMP_CMP_EQ"}]}]}""", ContainerRuntime.NONE)).isInstanceOf(SeccompLoadException.class);
    }

    /** libseccomp passes over such rules, and so sees no conflict. */
    @Test
    void takes_two_actions_for_a_call_that_an_architecture_with_multiplexed_calls_does_not_have() {
        List<ArgumentCondition> five = List.of(new ArgumentCondition(0, Operator.EQ, 5, 0));
        ResolvedProfile twice = ResolvedProfile.builder()
                .nativeArchitecture(Architecture.S390X)
                .defaultAction(Action.ALLOW)
                .addRules(
                        new ResolvedRule(List.of("arch_prctl"), Action.KILL_PROCESS, Optional.empty(), five, 0),
                        new ResolvedRule(List.of("arch_prctl"), Action.TRAP, Optional.empty(), five, 1))
                .build();

        assertThat(SeccompFilter.load(twice, ContainerRuntime.NONE)
                        .decide(Architecture.S390X, "read")
                        .verdict()
                        .permits())
                .isTrue();
    }

    @Test
    void answers_enosys_above_the_highest_named_call_under_runc_only() {
        String profile = "{\"defaultAction\":\"SCMP_ACT_ERRNO\",\"syscalls\":[{\"names\":[\"openat2\"],"
                + "\"action\":\"SCMP_ACT_ERRNO\"},{\"names\":[\"read\"],\"action\":\"SCMP_ACT_ALLOW\"}]}";

        assertThat(load(profile, ContainerRuntime.RUNC).enosysAbove(Architecture.X86_64))
                .hasValue(437);
        assertThat(load(profile, ContainerRuntime.RUNC)
                        .decide(Architecture.X86_64, "faccessat2")
                        .cause())
                .isEqualTo(Decision.Cause.ENOSYS_STUB);
        assertThat(load(profile, ContainerRuntime.CRUN)
                        .decide(Architecture.X86_64, "faccessat2")
                        .cause())
                .isEqualTo(Decision.Cause.DEFAULT);
    }

    @Test
    void has_no_stub_where_the_default_lets_calls_through_or_only_number_0_is_named() {
        assertThat(load("""
                        {"defaultAction":"SCMP_ACT_LOG","syscalls":[{"names":["close"],"action":"SCMP_ACT_KILL"}]}""", ContainerRuntime.RUNC).enosysAbove(Architecture.X86_64))
                .isEmpty();
        assertThat(runc("""
                {"names":["read"],"action":"SCMP_ACT_ALLOW"}""").enosysAbove(Architecture.X86_64)).isEmpty();
    }

    @Test
    void answers_enosys_to_number_0_on_s390x() {
        SeccompContext s390x =
                new SeccompContext(Set.of(), Architecture.S390X, new KernelVersion(6, 1), EngineGeneration.NEWEST);
        SeccompProfile profile = SeccompProfile.parse("""
                {"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"names":["read"],"action":"SCMP_ACT_ALLOW"}]}""");

        assertThat(SeccompFilter.load(profile.resolve(s390x), ContainerRuntime.RUNC)
                        .decide(Architecture.S390X, 0, new long[6])
                        .verdict())
                .hasToString("SCMP_ACT_ERRNO(38)");
        assertThat(SeccompFilter.load(profile.resolve(s390x), ContainerRuntime.CRUN)
                        .decide(Architecture.S390X, 0, new long[6])
                        .verdict())
                .hasToString("SCMP_ACT_ERRNO(1)");
    }

    @Test
    void tells_x32_from_x86_64_by_bit_30() {
        SeccompFilter both = load("""
                {"defaultAction":"SCMP_ACT_ERRNO","architectures":["SCMP_ARCH_X32"],
                 "syscalls":[{"names":["read"],"action":"SCMP_ACT_ALLOW"},{"names":["ptrace"],"action":"SCMP_ACT_TRAP"}]}""", ContainerRuntime.NONE);

        assertThat(both.decide(Architecture.X32, "read").verdict().permits()).isTrue();
        assertThat(both.decide(Architecture.X32, "ptrace").verdict()).hasToString("SCMP_ACT_TRAP");
        assertThat(both.decide(Architecture.X86_64, 0x80000000, new long[6]).cause())
                .isEqualTo(Decision.Cause.DEFAULT);
        assertThat(runc("{\"names\":[\"read\"],\"action\":\"SCMP_ACT_ALLOW\"}")
                        .decide(Architecture.X86_64, -1, new long[6])
                        .cause())
                .isEqualTo(Decision.Cause.DEFAULT);
    }

    @Test
    void compares_32_bits_on_32_bit_architectures_and_64_elsewhere() {
        SeccompFilter filter = runc("""
                {"names":["personality"],"action":"SCMP_ACT_ALLOW","args":[{"index":0,"value":4294967301,"op":"SCMP_CMP_EQ"}]}""");

        assertThat(filter.decide(Architecture.X86, "personality", 5).verdict().permits())
                .isTrue();
        assertThat(filter.decide(Architecture.X86_64, "personality", 5)
                        .verdict()
                        .permits())
                .isFalse();
        assertThat(filter.decide(Architecture.X86_64, "personality", 0x1_0000_0005L)
                        .verdict()
                        .permits())
                .isTrue();
    }

    @Test
    void makes_a_rule_of_each_condition_on_a_repeated_argument() {
        SeccompFilter filter = runc("""
                {"names":["close"],"action":"SCMP_ACT_ALLOW","args":[
                 {"index":0,"value":2,"op":"SCMP_CMP_GT"},{"index":0,"value":10,"op":"SCMP_CMP_LT"}]}""");

        assertThat(filter.decide(Architecture.X86_64, "close", 0).verdict().permits())
                .isTrue();
        assertThat(filter.decide(Architecture.X86_64, "close", 99).verdict().permits())
                .isTrue();
    }

    @Test
    void drops_a_comparison_under_an_empty_mask() {
        SeccompFilter filter = runc("""
                {"names":["close"],"action":"SCMP_ACT_ALLOW","args":[{"index":0,"value":4294967296,"valueTwo":1,
                 "op":"SCMP_CMP_MASKED_EQ"}]}""");

        assertThat(filter.decide(Architecture.X86, "close", 7).verdict().permits())
                .isTrue();
        assertThat(filter.decide(Architecture.X86_64, "close", 0x1_0000_0000L)
                        .verdict()
                        .permits())
                .isFalse();
    }

    @Test
    void leaves_out_rules_that_do_what_the_default_does() {
        SeccompFilter filter = runc("""
                {"names":["socketcall","close"],"action":"SCMP_ACT_ERRNO"},
                {"names":["close"],"action":"SCMP_ACT_ALLOW"},{"names":["bind"],"action":"SCMP_ACT_ALLOW"}""");

        assertThat(filter.decide(Architecture.X86_64, "close").verdict().permits())
                .isTrue();
        assertThat(filter.decide(Architecture.X86, "socketcall", 2).verdict().permits())
                .isTrue();
    }

    @Test
    void cuts_error_numbers_to_16_bits() {
        SeccompFilter filter = runc("""
                {"names":["close"],"action":"SCMP_ACT_ERRNO","errnoRet":65574}""");

        assertThat(filter.decide(Architecture.X86_64, "close").verdict()).hasToString("SCMP_ACT_ERRNO(38)");
    }

    @Test
    void takes_under_crun_what_crun_takes() {
        String lower = "{\"defaultAction\":\"SCMP_ACT_ERRNO\",\"architectures\":[\"aarch64\"]}";
        String misplaced = "{\"defaultAction\":\"SCMP_ACT_ALLOW\",\"defaultErrnoRet\":1}";

        assertThat(load(lower, ContainerRuntime.CRUN).architectures()).contains(Architecture.AARCH64);
        assertThatThrownBy(() -> load(lower, ContainerRuntime.RUNC)).isInstanceOf(SeccompLoadException.class);
        assertThatThrownBy(() -> load(misplaced, ContainerRuntime.CRUN)).isInstanceOf(SeccompLoadException.class);
        assertThat(load(misplaced, ContainerRuntime.RUNC).defaultVerdict()).isEqualTo(Verdict.ALLOW);
    }

    @Test
    void allocates_nothing_to_decide() {
        SeccompFilter filter = runc("""
                {"names":["close"],"action":"SCMP_ACT_ALLOW","args":[{"index":0,"value":2,"op":"SCMP_CMP_GT"}]}""");
        long[] registers = {3, 0, 0, 0, 0, 0};
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 10_000; i++) {
            filter.decide(Architecture.X86_64, i % 500, registers);
        }

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100_000; i++) {
            filter.decide(Architecture.X86_64, i % 500, registers);
        }

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }

    @Test
    void says_which_names_libseccomp_passes_over() {
        SeccompProfile profile = SeccompProfile.parse("""
                {"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"names":["mseal","close","clsoe"],"action":"SCMP_ACT_ALLOW"}]}""");

        assertThat(SeccompFilter.load(profile.resolve(AMD64), ContainerRuntime.RUNC)
                        .unknownNames())
                .containsExactly("clsoe", "mseal");
        assertThat(SeccompFilter.load(profile.resolve(AMD64), ContainerRuntime.RUNC, Libseccomp.V2_6_1)
                        .unknownNames())
                .containsExactly("clsoe");
    }
}
