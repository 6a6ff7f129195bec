package dev.hasp.seccomp.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.seccomp.SeccompProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SeccompLintTest {

    private static final String START =
            "{'names':['execve','brk','mmap','exit_group','clone3','faccessat2','statx','fchmodat2','close_range'],"
                    + "'action':'SCMP_ACT_ALLOW'}";

    /** A profile that denies by default, with these rules after those that programs need to start. */
    private static String denying(String... rules) {
        return "{'defaultAction':'SCMP_ACT_ERRNO','architectures':['SCMP_ARCH_X86_64'],'syscalls':["
                + Stream.concat(Stream.of(START), Stream.of(rules)).collect(Collectors.joining(","))
                + "]}";
    }

    private static String with(String members) {
        return denying().replace("'syscalls'", members + ",'syscalls'");
    }

    private static String allow(String name, String more) {
        return "{'names':['" + name + "'],'action':'SCMP_ACT_ALLOW'" + (more.isEmpty() ? "" : "," + more) + "}";
    }

    private static String rule(String name, String action, String more) {
        return allow(name, more).replace("SCMP_ACT_ALLOW", action);
    }

    private static String arg(int index, String operator, String value) {
        return "{'index':" + index + ",'op':'SCMP_CMP_" + operator + "','value':" + value + "}";
    }

    private static String args(String... conditions) {
        return "'args':[" + String.join(",", conditions) + "]";
    }

    private static Arguments pair(String code, String where, String bad, String good) {
        return Arguments.of(code, where, bad, good);
    }

    static Stream<Arguments> pairs() {
        return Stream.of(
                pair(
                        "unknown-action",
                        "/syscalls/1/action",
                        denying(rule("read", "SCMP_ACT_DENY", "")),
                        denying(rule("read", "SCMP_ACT_LOG", ""))),
                pair(
                        "unknown-operator",
                        "/syscalls/1/args/0/op",
                        denying(allow("read", args(arg(2, "EQUAL", "1")))),
                        denying(allow("read", args(arg(2, "EQ", "1"))))),
                pair(
                        "unknown-architecture",
                        "/architectures/0",
                        denying().replace("SCMP_ARCH_X86_64", "SCMP_ARCH_AMD64"),
                        denying()),
                pair(
                        "unknown-flag",
                        "/flags/0",
                        with("'flags':['SECCOMP_FILTER_FLAG_QUIET']"),
                        with("'flags':['SECCOMP_FILTER_FLAG_LOG']")),
                pair(
                        "argument-index",
                        "/syscalls/1/args/0/index",
                        denying(allow("close", args(arg(1, "EQ", "1")))),
                        denying(allow("close", args(arg(0, "EQ", "1"))))),
                pair("empty-name", "/syscalls/1/names/0", denying(allow("", "")), denying(allow("read", ""))),
                pair(
                        "errno-range",
                        "/syscalls/1/errnoRet",
                        denying(rule("read", "SCMP_ACT_ERRNO", "'errnoRet':12345")),
                        denying(rule("read", "SCMP_ACT_ERRNO", "'errnoRet':13"))),
                pair(
                        "misplaced-errno",
                        "/syscalls/1/errnoRet",
                        denying(allow("read", "'errnoRet':13")),
                        denying(rule("read", "SCMP_ACT_ERRNO", "'errnoRet':13"))),
                pair(
                        "notification",
                        "/listenerPath",
                        denying(rule("mount", "SCMP_ACT_NOTIFY", "")),
                        with("'listenerPath':'/run/s'")
                                .replace("]}", "," + rule("mount", "SCMP_ACT_NOTIFY", "") + "]}")
                                .replace("'names':['execve'", "'names':['execve'")),
                pair(
                        "conflicting-actions",
                        "/syscalls/2",
                        denying(
                                allow("lseek", args(arg(1, "EQ", "5"))),
                                rule("lseek", "SCMP_ACT_KILL", args(arg(1, "EQ", "5")))),
                        denying(
                                allow("lseek", args(arg(1, "EQ", "5"))),
                                rule("lseek", "SCMP_ACT_KILL", args(arg(1, "EQ", "6"))))),
                pair(
                        "denies-everything",
                        "",
                        "{'defaultAction':'SCMP_ACT_KILL'}",
                        "{'defaultAction':'SCMP_ACT_KILL','syscalls':[" + START + "]}"),
                pair("denies-start", "", denying().replace("'brk',", ""), denying()),
                pair("default-permits", "/defaultAction", "{'defaultAction':'SCMP_ACT_ALLOW'}", denying()),
                pair(
                        "unknown-syscall",
                        "/syscalls/1/names/0",
                        denying(allow("opennat", "")),
                        denying(allow("openat", ""))),
                pair(
                        "unknown-capability",
                        "/syscalls/1/includes/caps/0",
                        denying(allow("bpf", "'includes':{'caps':['SYS_ADMIN']}")),
                        denying(allow("bpf", "'includes':{'caps':['CAP_SYS_ADMIN']}"))),
                pair(
                        "unknown-scope-architecture",
                        "/syscalls/1/includes/arches/0",
                        denying(allow("bpf", "'includes':{'arches':['x86_64']}")),
                        denying(allow("bpf", "'includes':{'arches':['amd64']}"))),
                pair(
                        "ignored-member",
                        "/syscalls/1/errno",
                        denying(rule("read", "SCMP_ACT_ERRNO", "'errno':'EACCES'")),
                        denying(rule("read", "SCMP_ACT_ERRNO", "'errnoRet':13"))),
                pair(
                        "equals-default",
                        "/syscalls/1",
                        denying(rule("ptrace", "SCMP_ACT_ERRNO", "")),
                        denying(rule("ptrace", "SCMP_ACT_ERRNO", "'errnoRet':13"))),
                pair(
                        "never-decides",
                        "/syscalls/2/names/0",
                        denying(allow("ptrace", ""), rule("ptrace", "SCMP_ACT_KILL", "")),
                        denying(
                                allow("ptrace", "'includes':{'caps':['CAP_BPF']}"),
                                rule("ptrace", "SCMP_ACT_KILL", ""))),
                pair(
                        "repeated-argument",
                        "/syscalls/1/args/1",
                        denying(allow("lseek", args(arg(1, "GT", "2"), arg(1, "LT", "9")))),
                        denying(allow("lseek", args(arg(1, "GT", "2"), arg(0, "LT", "9"))))),
                pair(
                        "empty-mask",
                        "/syscalls/1/args/0/value",
                        denying(allow("clone", args(arg(0, "MASKED_EQ", "0")))),
                        denying(allow("clone", args(arg(0, "MASKED_EQ", "1"))))),
                pair(
                        "masked-out-bits",
                        "/syscalls/1/args/0/valueTwo",
                        denying(allow("clone", args(arg(0, "MASKED_EQ", "1,'valueTwo':2")))),
                        denying(allow("clone", args(arg(0, "MASKED_EQ", "3,'valueTwo':2"))))),
                pair(
                        "wide-comparison",
                        "/syscalls/1/args/0",
                        denying(allow("socket", args(arg(0, "NE", "7")))),
                        denying(allow("socket", args(arg(0, "MASKED_EQ", "4294967295,'valueTwo':7"))))),
                pair(
                        "hides-fallback",
                        "/defaultAction",
                        denying(allow("futex_waitv", "")).replace("'clone3',", ""),
                        denying(rule("clone3", "SCMP_ACT_ERRNO", "'errnoRet':38"))
                                .replace("'clone3',", "")),
                pair(
                        "missing-variant",
                        "",
                        "{'defaultAction':'SCMP_ACT_ALLOW','syscalls':[" + rule("execve", "SCMP_ACT_KILL", "") + "]}",
                        "{'defaultAction':'SCMP_ACT_ALLOW','syscalls':[{'names':['execve','execveat'],"
                                + "'action':'SCMP_ACT_KILL'}]}"),
                pair(
                        "multiplexed-condition",
                        "/syscalls/1/args",
                        denying(allow("socket", args(arg(0, "EQ", "1"))))
                                .replace("'SCMP_ARCH_X86_64'", "'SCMP_ARCH_X86_64','SCMP_ARCH_X86'"),
                        denying(allow("socket", args(arg(0, "EQ", "1"))))),
                pair("foreign-architectures", "", "{'defaultAction':'SCMP_ACT_LOG'}", denying()),
                pair(
                        "miscompiled-shape",
                        "/syscalls/2",
                        denying(
                                allow("lseek", args(arg(1, "EQ", "9"), arg(0, "NE", "2"))),
                                allow("lseek", args(arg(0, "MASKED_EQ", "255")))),
                        denying(
                                allow("lseek", args(arg(1, "EQ", "9"), arg(0, "EQ", "2"))),
                                allow("lseek", args(arg(0, "EQ", "255"))))),
                pair("slow-shape", "", denying(chains(5)), denying(chains(4))),
                pair(
                        "unfiltered-call",
                        "/syscalls/1/names/0",
                        denying(rule("uretprobe", "SCMP_ACT_KILL", "")),
                        denying(allow("uretprobe", ""))));
    }

    private static String[] chains(int count) {
        return Stream.iterate(0, i -> i + 1)
                .limit(count)
                .map(i -> allow("prctl", args(arg(1, "EQ", "" + i), arg(2, "EQ", "" + i), arg(3, "EQ", "7"))))
                .toArray(String[]::new);
    }

    private static List<SeccompFinding> lint(String profile) {
        return SeccompLint.check(SeccompProfile.parse(profile.replace('\'', '"')));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void finds_what_is_wrong_and_nothing_where_it_is_right(String code, String where, String bad, String good) {
        assertThat(lint(bad))
                .filteredOn(finding -> finding.code().equals(code))
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.pointer()).isEqualTo(where);
                    assertThat(finding.message()).isNotBlank();
                    assertThat(finding.remedy()).isNotBlank();
                });
        assertThat(lint(good))
                .filteredOn(finding -> finding.code().equals(code))
                .isEmpty();
    }

    @Test
    void has_a_pair_for_every_check() {
        assertThat(pairs().map(pair -> pair.get()[0]).toList())
                .containsExactlyInAnyOrderElementsOf(List.<Object>copyOf(SeccompLint.codes()));
    }

    @Test
    void finds_nothing_in_a_sound_profile() {
        assertThat(lint(denying(allow("read", "")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SCMP_ACT_ALLOW, NE, WARNING",
        "SCMP_ACT_ALLOW, GT, WARNING",
        "SCMP_ACT_ALLOW, EQ, INFO",
        "SCMP_ACT_ALLOW, LT, INFO",
        "SCMP_ACT_KILL, EQ, WARNING",
        "SCMP_ACT_KILL, LE, WARNING",
        "SCMP_ACT_KILL, NE, INFO"
    })
    void warns_of_wide_comparisons_that_let_denied_values_through(String action, String operator, Severity severity) {
        assertThat(lint(denying(rule("socket", action, args(arg(0, operator, "7"))))))
                .filteredOn(finding -> finding.code().equals("wide-comparison"))
                .singleElement()
                .extracting(SeccompFinding::severity)
                .isEqualTo(severity);
    }

    @Test
    void warns_where_only_calls_without_a_number_are_named() {
        String only = "{'defaultAction':'SCMP_ACT_ALLOW','architectures':['SCMP_ARCH_X86'],'syscalls':["
                + "{'names':['semop'],'action':'SCMP_ACT_ERRNO'}%s]}";

        assertThat(lint(only.formatted(""))).anyMatch(finding -> finding.code().equals("miscompiled-shape"));
        assertThat(lint(only.formatted(",{'names':['ptrace'],'action':'SCMP_ACT_ERRNO'}")))
                .noneMatch(finding -> finding.code().equals("miscompiled-shape"));
    }

    @Test
    void names_the_nearest_known_name() {
        assertThat(lint(denying(allow("opennat", ""))))
                .singleElement()
                .extracting(SeccompFinding::remedy)
                .asString()
                .contains("did you mean openat?");
    }

    @Test
    void explains_every_code_in_the_documentation() throws IOException {
        Path page = Path.of(System.getProperty("hasp.root", "."), "docs", "seccomp-lint.md");
        Set<String> explained = Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(explained).isEqualTo(new TreeSet<>(SeccompLint.codes()));
    }
}
