package dev.hasp.cli;

import static dev.hasp.cli.Call.hasp;
import static dev.hasp.cli.Call.reading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.KernelVersion;
import dev.hasp.seccomp.DockerDefault;
import dev.hasp.seccomp.SeccompContext;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.SeccompFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeccompVerbsTest {

    private static final String[] HOST = {"--arch", "amd64", "--kernel", "6.1"};
    private static final String ALLOWS_TWO = allowing("socket", "read");
    private static final String ALLOWS_OTHER_TWO = allowing("socket", "write");

    @TempDir
    private Path folder;

    private static String allowing(String... names) {
        return "{\"defaultAction\":\"SCMP_ACT_ERRNO\",\"syscalls\":[{\"names\":[\"" + String.join("\",\"", names)
                + "\"],\"action\":\"SCMP_ACT_ALLOW\"}]}";
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static Call onHost(String verb, String... words) {
        List<String> args = new ArrayList<>(List.of("seccomp", verb));
        args.addAll(List.of(HOST));
        args.addAll(List.of(words));
        return hasp(args.toArray(String[]::new));
    }

    @Test
    void shows_a_profile_that_reads_back_as_the_same() {
        Call call = hasp("seccomp", "show", "docker-default@28.2");

        assertThat(call.exitCode()).isZero();
        assertThat(SeccompProfile.parse(call.out())).isEqualTo(DockerDefault.version("28.2"));
    }

    @Test
    void refuses_a_version_that_it_does_not_know() {
        Call call = hasp("seccomp", "show", "docker-default@1.12");

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.out()).isEmpty();
        assertThat(call.err()).contains("1.12", "is not known");
    }

    @Test
    void resolves_rules_by_capability() {
        String without =
                onHost("resolve", "--caps", "CAP_CHOWN", "docker-default").out();
        String with = onHost("resolve", "--caps", "CAP_CHOWN,CAP_SYS_ADMIN", "docker-default")
                .out();

        assertThat(without).doesNotContain("\"umount2\"").doesNotContain("includes");
        assertThat(with).contains("\"umount2\"");
    }

    @Test
    void warns_of_a_capability_that_no_rule_can_match() {
        Call call = onHost("resolve", "--caps", "chown", "docker-default");

        assertThat(call.exitCode()).isZero();
        assertThat(call.err()).contains("no capability is spelt \"chown\"");
    }

    @Test
    void tells_programs_what_is_wrong_and_where() throws IOException {
        Call call = onHost("resolve", "--json", file("bad.json", "{\n  \"defaultAction\": 1\n}"));

        assertThat(call.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(call.out()).isEmpty();
        assertThat(call.err()).contains("\"error\" : ", "\"line\" : 2", "\"column\" : 20");
    }

    @Test
    void a_stricter_second_profile_is_no_finding() throws IOException {
        Call call = onHost("diff", file("a.json", ALLOWS_TWO), file("b.json", allowing("read")));

        assertThat(call.exitCode()).isZero();
        assertThat(call.out()).contains("b.json is stricter than ", "only ", "permits x86_64 socket(");
    }

    @Test
    void a_looser_second_profile_is_one() throws IOException {
        Call call = onHost("diff", file("a.json", allowing("read")), file("b.json", ALLOWS_TWO));

        assertThat(call.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(call.out()).contains("b.json is looser than ");
    }

    @Test
    void merging_permits_what_either_does_and_intersecting_what_both_do() throws IOException {
        String a = file("a.json", ALLOWS_TWO);
        String b = file("b.json", ALLOWS_OTHER_TWO);

        assertThat(permits(onHost("merge", a, b), "socket", "read", "write")).containsExactly(true, true, true);
        assertThat(permits(onHost("intersect", a, b), "socket", "read", "write"))
                .containsExactly(true, false, false);
    }

    private static List<Boolean> permits(Call call, String... names) {
        assertThat(call.exitCode()).isZero();
        SeccompFilter filter = SeccompFilter.load(
                SeccompProfile.parse(call.out()),
                SeccompContext.of(Architecture.X86_64, KernelVersion.of("6.1"), List.of()),
                ContainerRuntime.RUNC);
        return List.of(names).stream()
                .map(name -> filter.decide(Architecture.X86_64, name).verdict().permits())
                .toList();
    }

    @Test
    void lints_and_ends_with_1_for_an_error() throws IOException {
        Call denied = hasp("seccomp", "lint", file("none.json", "{\"defaultAction\":\"SCMP_ACT_ERRNO\"}"));
        Call fine = hasp("seccomp", "lint", "docker-default");

        assertThat(denied.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(denied.out()).contains("none.json:1:", "error: ");
        assertThat(fine.exitCode()).isZero();
        assertThat(fine.out())
                .contains("docker-default:", "warning: ", "info: ")
                .doesNotContain("error: ");
    }

    @Test
    void learns_what_a_trace_shows_and_says_what_a_profile_would_have_denied_of_it() throws IOException {
        String trace = file("ls.strace", "openat(AT_FDCWD, \"/etc\", O_RDONLY) = 3\ngetdents64(3, 0x1, 32768) = 48\n");
        Call learnt = onHost("learn", trace);
        Call review = onHost("learn", "--against", file("read.json", allowing("read", "openat")), trace);

        assertThat(permits(learnt, "openat", "getdents64", "execve", "mount")).containsExactly(true, true, true, false);
        assertThat(review.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(review.out()).contains("getdents64", "1 of 2 calls denied (50.0 %)");
    }

    @Test
    void explains_a_call_by_the_rule_that_decides_it() {
        Call call = onHost("explain", "--syscall", "clone3", "docker-default");

        assertThat(call.out()).contains("x86_64", "SCMP_ACT_ERRNO(38) by rule", "(clone3)");
    }

    @Test
    void answers_questions_in_order_and_stops_at_none() {
        Call call = reading("""
                {"profile":"docker-default@28.2","caps":[],"native":"amd64","kernel":"6.1.0","arch":"x86_64","syscall":"mount","args":["0"]}
                no json
                {"profile":"docker-default@28.2","caps":["CAP_SYS_ADMIN"],"native":"amd64","kernel":"6.1.0","syscall":"mount"}
                {"profile":"docker-default","native":"amd64","kernel":"6.1","nr":3}
                {"profile":"docker-default","native":"amd64","kernel":"6.1","syscall":"clone3","runtime":"crun"}
                {"profile":"docker-default","native":"amd64","kernel":"6.1","syscall":"nosuch"}
                """, "seccomp", "decide");

        assertThat(call.exitCode()).isZero();
        assertThat(call.out().lines().toList())
                .satisfiesExactly(
                        denied -> assertThat(denied)
                                .startsWith("{\"action\":\"SCMP_ACT_ERRNO\",\"errno\":1,\"by\":\"default action"),
                        bad -> assertThat(bad).startsWith("{\"error\":"),
                        granted -> assertThat(granted).startsWith("{\"action\":\"SCMP_ACT_ALLOW\",\"by\":\"rule "),
                        close -> assertThat(close).startsWith("{\"action\":\"SCMP_ACT_ALLOW\""),
                        clone3 -> assertThat(clone3).startsWith("{\"action\":\"SCMP_ACT_ERRNO\",\"errno\":38,"),
                        unknown -> assertThat(unknown).contains("error", "nosuch"));
    }
}
