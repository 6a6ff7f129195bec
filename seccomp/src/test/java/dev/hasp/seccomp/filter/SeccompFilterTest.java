package dev.hasp.seccomp.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.KernelVersion;
import dev.hasp.seccomp.EngineGeneration;
import dev.hasp.seccomp.SeccompContext;
import dev.hasp.seccomp.SeccompProfile;
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
}
