package dev.hasp.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallQuestionsTest {

    private static final long MINUS_ONE = -1;

    @ParameterizedTest
    @EnumSource(names = {"X86_64", "AARCH64"})
    void somebody_looked_at_every_call_of_the_machine(Architecture architecture) {
        Set<String> known = new TreeSet<>(CallQuestions.named());

        assertThat(known).containsAll(SyscallTable.of(architecture).names().values());
    }

    @Test
    void no_call_is_in_two_tables_and_none_is_misspelt() {
        assertThat(CallQuestions.named()).doesNotHaveDuplicates();
        assertThat(SyscallTable.allNames()).containsAll(CallQuestions.named());
    }

    @ParameterizedTest
    @EnumSource(names = {"X86_64", "AARCH64"})
    void what_acts_without_arguments_is_never_asked(Architecture architecture) {
        Set<String> asked =
                CallQuestions.of(architecture).stream().map(CallQuestion::call).collect(Collectors.toSet());

        assertThat(asked)
                .doesNotContain("exit", "exit_group", "fork", "vfork", "pause", "sync", "vhangup", "rt_sigreturn")
                .doesNotContainAnyElementsOf(CallQuestions.never(architecture).keySet())
                .hasSizeGreaterThan(300);
        assertThat(CallQuestions.never(architecture).get("vhangup")).contains("terminal");
    }

    @Test
    void what_would_act_on_minus_one_is_asked_otherwise() {
        List<CallQuestion> questions = CallQuestions.of(Architecture.X86_64);

        assertThat(questions)
                .filteredOn(question ->
                        Set.of("kill", "msgget", "personality", "flock").contains(question.call()))
                .extracting(CallQuestion::toString)
                .containsExactly(
                        "kill(2147483647, 0, -1, -1, -1, -1)",
                        "msgget(-1, 0, -1, -1, -1, -1)",
                        "flock(-1, 8, -1, -1, -1, -1)",
                        "personality(4294967295, -1, -1, -1, -1, -1)");
        assertThat(questions)
                .allSatisfy(
                        question -> assertThat(question.arguments()).hasSize(6).endsWith(MINUS_ONE));
    }

    @Test
    void clone_is_asked_with_and_without_new_namespaces() {
        assertThat(CallQuestions.of(Architecture.AARCH64))
                .filteredOn(question -> question.call().equals("clone"))
                .extracting(question -> question.arguments().get(0))
                .containsExactly(-1L, 0x800L);
    }
}
