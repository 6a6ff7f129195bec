package dev.hasp.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {

    private static DocumentException refusal(String name, String text) {
        DocumentException refused =
                catchThrowableOfType(DocumentException.class, () -> ProfileDocument.read(name, text));
        assertThat(refused).as(text).isNotNull();
        return refused;
    }

    private static List<String> problems(String text) {
        return refusal("x.yaml", text).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void all_problems_of_a_file_are_reported_at_once_each_at_its_place() {
        assertThat(refusal("site.yaml", """
                        version: 1
                        memory: 2x
                        memmory: 1g
                        capabilities:
                          add: [NET_RAW, "no good"]
                          dropp: ALL
                        memory: 1g
                        privileged: yes
                        cpus:
                        mounts:
                          - type: bind
                            source: in
                            target: /in
                          - target: /out
                        """)).hasMessage("""
                        site.yaml line 2 column 9: memory: size: "2x" is no size; expected bytes, or a number with k, m, g, t or p such as 512m
                        site.yaml line 3 column 1: memmory: is no key of a profile; did you mean memory?
                        site.yaml line 5 column 18: capabilities.add[1]: capability: "no good" is no capability's name; expected one such as NET_BIND_SERVICE or CAP_CHOWN
                        site.yaml line 6 column 3: capabilities.dropp: is no key of capabilities; did you mean drop?
                        site.yaml line 7 column 1: memory: stands twice, first in line 2; keep one of line 2 and line 7
                        site.yaml line 8 column 13: privileged: "yes" is text; expected true or false
                        site.yaml line 9 column 6: cpus: is null, which decides nothing; leave the key out, or give a number of CPUs such as 1.5
                        site.yaml line 11 column 5: mounts[0]: mount source: "in" is not absolute; expected a path that starts with /
                        site.yaml line 14 column 5: mounts[1]: has no type; add type: bind, volume or image""");
    }

    @Test
    void problems_of_json_have_the_same_places() {
        assertThat(refusal("x.json", "{\"version\": 1,\n \"memory\": \"2x\",\n \"memory\": 1, \"umask\": 22}")
                        .problems())
                .extracting(Problem::path, Problem::line, Problem::column)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("memory", 2, 12),
                        org.assertj.core.groups.Tuple.tuple("memory", 3, 2),
                        org.assertj.core.groups.Tuple.tuple("umask", 3, 24));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cap_add | here it is capabilities: {add: […]}",
                "cap-drop | here it is capabilities: {drop: […]}",
                "read_only | here it is readOnlyRootfs",
                "mem_limit | here it is memory",
                "security_opt | here it is seccomp, appArmor, seLinux, noNewPrivileges, maskedPaths",
                "volumes | here it is mounts",
                "no_new_privileges | did you mean noNewPrivileges?",
                "pids-limit | did you mean pidsLimit?",
                "Memory | did you mean memory?",
                "appamor | did you mean appArmor?",
                "x-team | leave it out, or see the list of keys"
            })
    void an_unknown_key_comes_with_the_one_that_was_meant(String key, String remedy) {
        assertThat(refusal("x.yaml", "version: 1\n" + key + ": 1\n").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.remedy()).isEqualTo(remedy));
    }

    @Test
    void the_version_is_needed_and_known() {
        assertThat(problems("memory: 1g")).containsExactly("line 1 column 1: has no version; add version: 1");
        assertThat(problems("version: 2\nmemmory: 1g"))
                .containsExactly(
                        "line 1 column 10: version: \"2\" is no version of the format that this Hasp reads; expected 1");
        assertThat(problems("version: '1'"))
                .containsExactly("line 1 column 10: version: \"1\" is text; expected the number 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "memory: &a 1g | memory: has an anchor; leave it out: aliases are not read",
                "memory: *a | memory: is an alias; write the value itself",
                "memory: !!str 1g | memory: has the tag \"tag:yaml.org,2002:str\"; leave the tag out",
                "memory: ! 1g | memory: has the tag \"!\"; leave the tag out",
                "<<: {memory: 1g} | is a merge key; write the keys themselves",
                "[a]: 1 | a key is no text; expected a name as the key",
                "{a: b}: {memmory: 1} | a key is no text; expected a name as the key",
            })
    void yaml_that_hides_what_it_says_is_refused(String line, String problem) {
        assertThat(problems("version: 1\n" + line)).singleElement().asString().endsWith(": " + problem);
    }

    @Test
    void one_file_is_one_document() {
        assertThat(problems("version: 1\n---\nversion: 1\n"))
                .containsExactly("line 2 column 1: a second document starts; keep one profile in one file");
        assertThat(refusal("x.json", "{\"version\": 1} {}")).hasMessageContaining("something follows the profile");
        assertThat(problems("%YAML 1.1\n---\nversion: 1"))
                .singleElement()
                .asString()
                .contains("says YAML 1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "---\n", "...", "\uFEFF", "   \n"})
    void an_empty_file_is_no_profile(String text) {
        assertThat(problems(text)).isNotEmpty();
        refusal("x.json", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"version\": 1,}",
                "{version: 1}",
                "{\"version\": 01}",
                "{\"version\": 1} // done",
                "{\"version\": NaN}",
                "{'version': 1}",
                "{\"version\": 1",
                "[1, 2",
                "version: 1"
            })
    void json_is_strict(String text) {
        assertThat(refusal("x.json", text).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).startsWith("is no JSON: ");
            assertThat(problem.line()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: 1\nmemory: [",
                "version: 1\n\tmemory: 1",
                "version: 1\nmemory: 'x",
                "a: b: c",
                "\u0000",
                "memory: \"\\x",
                "memory: \"\\u",
                "memory: \"\\U",
                "memory: \"\\U00110000\""
            })
    void what_is_no_yaml_is_said_with_its_place(String text) {
        assertThat(refusal("x.yaml", text).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).startsWith("is no YAML: ");
            assertThat(problem.line()).isPositive();
        });
    }

    @Test
    void a_seccomp_profile_has_its_own_problems_at_their_places() {
        assertThat(problems("version: 1\nseccomp:\n  profile:\n    defaultAction: SCMP_ACT_ERRNO\n    syscalls: 3\n"))
                .singleElement()
                .asString()
                .startsWith("line 5 column 15: seccomp.profile.syscalls: ");
        assertThat(problems("version: 1\nseccomp: {profile: {}}")).isNotEmpty();
    }

    @Test
    void a_path_is_no_seccomp_profile_and_no_file_is_opened_unasked() {
        assertThat(problems("version: 1\nseccomp: /etc/seccomp.json"))
                .containsExactly("line 2 column 10: seccomp: \"/etc/seccomp.json\" looks like a file;"
                        + " write seccomp: {file: …}, or the profile itself under profile");
        assertThat(problems("version: 1\nseccomp: {file: /etc/hostname}"))
                .singleElement()
                .asString()
                .contains("files are not read here");
    }

    @Test
    void a_file_that_cannot_be_read_or_is_no_profile_is_a_problem_where_it_is_named() {
        String text = "version: 1\nseccomp: {file: a.json}";
        DocumentException missing = catchThrowableOfType(
                DocumentException.class,
                () -> ProfileDocument.read("x.yaml", text, name -> {
                    throw new NoSuchFileException(name);
                }));
        DocumentException wrong = catchThrowableOfType(
                DocumentException.class, () -> ProfileDocument.read("x.yaml", text, name -> "{\"defaultAction\": 1}"));
        DocumentException odd = catchThrowableOfType(
                DocumentException.class,
                () -> ProfileDocument.read("x.yaml", text, name -> {
                    throw new java.nio.file.InvalidPathException(name, "odd");
                }));

        assertThat(missing)
                .hasMessageContaining("line 2 column 17: seccomp.file: \"a.json\" cannot be read: there is no");
        assertThat(wrong).hasMessageContaining("line 2 column 17: seccomp.file: \"a.json\" 1:");
        assertThat(odd).hasMessageContaining("odd");
    }

    @Test
    void a_message_can_be_neither_forged_nor_flooded() {
        String key = "\"a\\nx.yaml line 9 column 1: memory: fine\\e[31m" + "k".repeat(5000) + "\"";

        assertThat(refusal("x.yaml", "version: 1\n" + key + ": 1\n").getMessage())
                .hasLineCount(1)
                .doesNotContain("\u001b")
                .hasSizeLessThan(400);
    }
}
