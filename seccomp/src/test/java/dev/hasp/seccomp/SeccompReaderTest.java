package dev.hasp.seccomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.linux.KernelVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeccompReaderTest {

    private static final String RULE = "{'defaultAction':'SCMP_ACT_ERRNO','syscalls':[{'names':['read'],%s}]}";

    private static SeccompReading read(String json) {
        return SeccompReader.standard().read(json.replace('\'', '"'));
    }

    private static SyscallRule rule(String members) {
        return read(RULE.formatted(members)).profile().rules().get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "null",
                "{}",
                "{'syscalls':[]}",
                "{'syscalls':null}",
                "{'comment':'no default'}",
                "[]",
                "'x'",
                "5",
                "{'defaultAction':'SCMP_ACT_ERRNO',}",
                "{'defaultAction':'SCMP_ACT_ERRNO'}{}",
                "{'defaultAction':'SCMP_ACT_ERRNO'} x",
                "{'defaultAction':'SCMP_ACT_ERRNO'",
                "// c\n{'defaultAction':'SCMP_ACT_ERRNO'}",
                "{'defaultAction':'SCMP_ACT_ERRNO','syscalls':{}}",
                "{'defaultAction':'SCMP_ACT_ERRNO','syscalls':['read']}",
                "{'defaultAction':'SCMP_ACT_ERRNO','syscalls':[null]}",
                "{'defaultAction':'SCMP_ACT_ERRNO','syscalls':[{'name':'a','names':['b']}]}",
                "{'defaultAction':'SCMP_ACT_ERRNO','architectures':['a'],'archMap':[{'architecture':'a'}]}",
                "{'defaultAction':['SCMP_ACT_ERRNO']}",
                "\ufeff{'defaultAction':'SCMP_ACT_ERRNO'}"
            })
    void refuses_what_the_engine_refuses_or_takes_for_no_filter(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        SeccompParseException.class,
                        e -> assertThat(e.problems())
                                .isNotEmpty()
                                .allSatisfy(
                                        problem -> assertThat(problem.message()).isNotBlank()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "18446744073709551616", "1e3", "1.0", "1.5", "true", "'1'", "[1]"})
    void refuses_what_is_no_unsigned_number(String number) {
        assertThatThrownBy(() -> rule("'errnoRet':" + number)).isInstanceOf(SeccompParseException.class);
        assertThatThrownBy(() -> rule("'args':[{'value':" + number + "}]")).isInstanceOf(SeccompParseException.class);
    }

    @Test
    void takes_the_largest_unsigned_number_and_null_for_absent() {
        assertThat(rule("'args':[{'value':18446744073709551615,'op':null,'index':null}]")
                        .args())
                .containsExactly(new ArgumentCondition(0, Operator.of(""), -1, 0));
        assertThat(rule("'errnoRet':null,'includes':null,'args':null,'action':null"))
                .isEqualTo(rule("'comment':''"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "4.8.0", "4.8-rc1", "0.0", "256.1", "4.256", "-1.2", "+4.8", " 4.8", "4.x", "4."})
    void refuses_what_is_no_minimum_kernel(String version) {
        assertThatThrownBy(() -> rule("'includes':{'minKernel':'" + version + "'}"))
                .isInstanceOf(SeccompParseException.class)
                .hasMessageContaining("/syscalls/0/includes/minKernel");
    }

    @Test
    void takes_leading_zeros_and_an_empty_minimum_kernel() {
        assertThat(rule("'includes':{'minKernel':'04.08'}").includes().minKernel())
                .contains(new KernelVersion(4, 8));
        assertThat(rule("'excludes':{'minKernel':''}").excludes().minKernel()).contains(new KernelVersion(0, 0));
    }

    @Test
    void reads_keys_in_any_case_and_says_so() {
        SeccompReading reading = read("{'DEFAULTACTION':'SCMP_ACT_ERRNO','\u017fyscall\u017f':[{'NAMES':['read']}]}");

        assertThat(reading.profile().rules()).hasSize(1);
        assertThat(reading.notes())
                .extracting(SeccompProblem::pointer)
                .hasSize(3)
                .contains("/DEFAULTACTION");
    }

    @Test
    void lays_a_duplicate_key_over_the_first_as_the_engine_does() {
        SeccompReading reading =
                read("{'defaultAction':'SCMP_ACT_ERRNO','syscalls':[{'names':['read'],'action':'SCMP_ACT_LOG'},"
                        + "{'names':['close']}],'syscalls':[{'names':['write']}],'defaultAction':null}");

        assertThat(reading.profile().rules()).containsExactly(SyscallRule.of(Action.LOG, "write"));
        assertThat(reading.profile().defaultAction()).isEqualTo(Action.ERRNO);
        assertThat(reading.notes()).extracting(SeccompProblem::pointer).containsExactly("/syscalls", "/defaultAction");
    }

    @Test
    void reports_and_keeps_what_the_engine_ignores() {
        SeccompReading reading = read("{'defaultAction':'SCMP_ACT_ERRNO','defaultErrno':'ENOSYS'}");

        assertThat(reading.notes()).extracting(SeccompProblem::pointer).containsExactly("/defaultErrno");
        assertThat(reading.profile().toJson()).contains("\"defaultErrno\":\"ENOSYS\"");
    }

    @Test
    void leaves_names_beside_a_name_to_the_older_engine() {
        String both = "{\"defaultAction\":\"SCMP_ACT_ERRNO\",\"syscalls\":[{\"name\":\"a\",\"names\":[\"b\"]}]}";

        SeccompProfile profile =
                SeccompReader.of(EngineGeneration.DOCKER_20_10).read(both).profile();

        assertThat(profile.rules().get(0).conflictingName()).contains("a");
        assertThat(SeccompReader.of(EngineGeneration.DOCKER_20_10)
                        .read(profile.toJson())
                        .profile())
                .isEqualTo(profile);
    }

    @Test
    void reads_bytes_that_are_no_utf_8_as_the_engine_does() {
        byte[] latin = "{\"defaultAction\":\"SCMP_ACT_ERRNO\",\"x\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(SeccompReader.standard().read(latin).profile().unknownFields())
                .containsEntry("x", "\"\ufffd\"");
    }

    @Test
    void bounds_size_depth_and_number_of_elements() {
        String many = "'" + "a','".repeat(SeccompReader.MAX_ELEMENTS) + "a'";
        for (String json : List.of(
                " ".repeat(SeccompReader.MAX_CHARACTERS + 1),
                "{'x':" + "[".repeat(100_000),
                RULE.formatted("'action':'SCMP_ACT_ALLOW'").replace("'read'", many))) {
            assertThatThrownBy(() -> read(json)).isInstanceOf(SeccompParseException.class);
        }
    }

    @Test
    void reports_no_more_problems_than_a_person_reads() {
        String json = "{'defaultAction':'SCMP_ACT_ERRNO','syscalls':[" + "1,".repeat(5000) + "1]}";

        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        SeccompParseException.class,
                        e -> assertThat(e.problems()).hasSize(100));
    }

    @Test
    void keeps_unknown_members_of_conditions() {
        String json =
                "{\"defaultAction\":\"SCMP_ACT_ERRNO\",\"syscalls\":[{\"names\":[\"a\"],\"action\":\"SCMP_ACT_ALLOW\","
                        + "\"args\":[{\"index\":0,\"value\":1,\"op\":\"SCMP_CMP_EQ\",\"why\":[1]}]}]}";

        assertThat(SeccompProfile.parse(json).toJson()).isEqualTo(json);
    }

    @Test
    void finds_the_place_of_a_pointer() {
        String json = "{\"Syscalls\": [\n {}, {\"names\": [\"a\",\n  \"b\"]}]}";

        assertThat(SeccompReader.locate(json, "/syscalls/1/names/1")).isEqualTo(new TextPosition(3, 3));
        assertThat(SeccompReader.locate(json, "/syscalls/1/action")).isEqualTo(new TextPosition(2, 6));
        assertThat(SeccompReader.locate(json, "")).isEqualTo(new TextPosition(1, 1));
        assertThat(SeccompReader.locate("{\"a\": [1,", "/a/5")).isEqualTo(new TextPosition(1, 7));
    }

    @Test
    void takes_a_null_condition_where_the_engine_does() {
        String json = RULE.formatted("'args':[null]").replace('\'', '"');

        assertThat(SeccompProfile.parse(json).rules().get(0).args())
                .containsExactly(new ArgumentCondition(0, Operator.of(""), 0, 0));
        assertThatThrownBy(() -> SeccompReader.of(EngineGeneration.DOCKER_20_10).read(json))
                .isInstanceOf(SeccompParseException.class)
                .hasMessageContaining("/syscalls/0/args/0");
    }
}
