package dev.hasp.seccomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.KernelVersion;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolverTest {

    private static final SeccompContext AMD64 = new SeccompContext(
            Set.of("CAP_CHOWN", "CAP_KILL"), Architecture.X86_64, new KernelVersion(5, 10), EngineGeneration.DOCKER_23);

    private static SeccompProfile profile(String members) {
        return SeccompReader.of(EngineGeneration.DOCKER_20_10)
                .read(("{'defaultAction':'SCMP_ACT_ERRNO'," + members + "}").replace('\'', '"'))
                .profile();
    }

    private static boolean remains(String scope) {
        return !profile("'syscalls':[{'names':['read']," + scope + "}]")
                .resolve(AMD64)
                .rules()
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'includes':{};true",
                "'includes':{'caps':['CAP_CHOWN']};true",
                "'includes':{'caps':['CAP_CHOWN','CAP_BPF']};false",
                "'includes':{'caps':['cap_chown']};false",
                "'includes':{'arches':['s390x','amd64']};true",
                "'includes':{'arches':['x86_64']};false",
                "'includes':{'minKernel':'5.10'};true",
                "'includes':{'minKernel':'5.11'};false",
                "'includes':{'minKernel':''};true",
                "'includes':{'arches':['amd64'],'caps':['CAP_BPF']};false",
                "'excludes':{'caps':['CAP_BPF']};true",
                "'excludes':{'caps':['CAP_BPF','CAP_KILL']};false",
                "'excludes':{'arches':['amd64']};false",
                "'excludes':{'minKernel':'5.9'};false",
                "'excludes':{'minKernel':'5.11'};true",
                "'excludes':{'minKernel':''};false",
                "'includes':{'caps':['CAP_CHOWN']},'excludes':{'caps':['CAP_CHOWN']};false"
            })
    void keeps_rules_by_capability_architecture_and_kernel(String scope, boolean kept) {
        assertThat(remains(scope)).isEqualTo(kept);
    }

    @Test
    void keeps_order_names_and_sources() {
        ResolvedProfile resolved = profile(
                        "'syscalls':[{'names':['a','a']},{'names':['b'],'excludes':{'caps':['CAP_KILL']}},{'names':[]}]")
                .resolve(AMD64);

        assertThat(resolved.rules()).extracting(ResolvedRule::source).containsExactly(0, 2);
        assertThat(resolved.rules().get(0).names()).containsExactly("a", "a");
    }

    @Test
    void takes_the_entry_of_the_native_architecture() {
        SeccompProfile profile =
                profile("'archMap':[{'architecture':'SCMP_ARCH_X86_64','subArchitectures':['SCMP_ARCH_X86']},"
                        + "{'architecture':'SCMP_ARCH_X86_64','subArchitectures':['SCMP_ARCH_X32']},"
                        + "{'architecture':'SCMP_ARCH_LOONGARCH64'},{'architecture':'SCMP_ARCH_RISCV64'}]");

        assertThat(profile.resolve(AMD64).architectures()).containsExactly("SCMP_ARCH_X86_64", "SCMP_ARCH_X86");
        assertThat(architectures(profile, Architecture.AARCH64, EngineGeneration.DOCKER_23))
                .isEmpty();
        assertThat(architectures(profile, Architecture.LOONGARCH64, EngineGeneration.DOCKER_23))
                .isEmpty();
        assertThat(architectures(profile, Architecture.RISCV64, EngineGeneration.DOCKER_23))
                .isEqualTo("SCMP_ARCH_RISCV64");
        assertThat(architectures(profile, Architecture.RISCV64, EngineGeneration.DOCKER_20_10))
                .isEmpty();
    }

    private static String architectures(SeccompProfile profile, Architecture architecture, EngineGeneration engine) {
        return profile
                .resolve(new SeccompContext(Set.of(), architecture, new KernelVersion(6, 1), engine))
                .architectures()
                .stream()
                .collect(Collectors.joining(","));
    }

    @Test
    void leaves_out_what_the_older_engine_does_not_know() {
        SeccompProfile profile = profile(
                "'defaultErrnoRet':38,'flags':['SECCOMP_FILTER_FLAG_LOG'],'listenerPath':'/s','listenerMetadata':'m'");

        assertThat(profile.resolve(AMD64.on(EngineGeneration.DOCKER_20_10)).toJson())
                .isEqualTo("{\"defaultAction\":\"SCMP_ACT_ERRNO\"}");
        assertThat(profile.resolve(AMD64).toJson())
                .contains("\"defaultErrnoRet\":38", "flags", "listenerPath", "\"m\"");
    }

    @Test
    void refuses_a_name_beside_names_as_each_generation_does() {
        SeccompProfile dropped = profile("'syscalls':[{'name':'a','names':['b'],'excludes':{'caps':['CAP_KILL']}}]");

        assertThat(dropped.resolve(AMD64.on(EngineGeneration.DOCKER_20_10)).rules())
                .isEmpty();
        assertThatThrownBy(() -> dropped.resolve(AMD64))
                .isInstanceOfSatisfying(
                        SeccompResolveException.class,
                        e -> assertThat(e.problems())
                                .extracting(SeccompProblem::pointer)
                                .containsExactly("/syscalls/0/name"));
    }

    @Test
    void refuses_what_would_be_no_filter() {
        SeccompProfile nothing =
                SeccompProfile.builder().defaultAction(Action.of("")).build();

        assertThatThrownBy(() -> nothing.resolve(AMD64)).isInstanceOf(SeccompResolveException.class);
    }
}
