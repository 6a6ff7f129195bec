package dev.hasp.apparmor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AppArmorLintTest {

    /** What every container's profile needs, so that nothing is to be said. */
    private static final String NEEDED = """
            signal (receive) peer={unconfined,runc,crun},
            ptrace peer=@{profile_name},
            """;

    private static List<AppArmorFinding> check(String rules) {
        return AppArmorLint.check(AppArmorReader.read("abi <abi/3.0>,\nprofile p {\n" + NEEDED + rules + "\n}"));
    }

    private static AppArmorFinding only(String rules) {
        List<AppArmorFinding> findings = check(rules);
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    @Test
    void has_nothing_to_say_of_a_plain_profile() {
        assertThat(check("/bin/* rix,\nowner /data/** rw,\nnetwork inet,\nnetwork inet6,\ncapability chown,"))
                .isEmpty();
    }

    @Test
    void says_of_dockers_default_that_its_denials_are_silent() {
        List<AppArmorFinding> findings = AppArmorLint.check(
                AppArmorReader.read(EngineProfiles.DOCKER),
                Map.of("tunables/global", "@{PROC}=/proc/\n", "abstractions/base", ""));

        assertThat(findings).extracting(AppArmorFinding::code).containsExactly("silent-denial");
        assertThat(findings.get(0).message()).contains("15 denials");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/data/a rw,>audit deny /data/** w,|denied-wholly|w on every path",
                "/data/** rw,>audit deny /data/a w,|denied-in-part|\"/data/a\"",
                "/data/** rix,>audit deny /data/b/* x,|denied-in-part|x on some of its paths, such as \"/data/b/a\"",
                "owner /data/a rw,>audit deny owner /data/** w,|denied-wholly|w on every path",
                "/data/a rw,>audit deny owner /data/** w,|denied-in-part|w on some",
                "capability chown,>audit deny capability chown kill,|denied-wholly|CHOWN",
                "/data/** rw,>/data/a r,|never-decides|other rules",
                "/data/{a,b} r,>/data/a r,>/data/b r,|never-decides|other rules",
                "deny /data/a w,|silent-denial|this denial is",
                "/bin/x ux,|unconfined-exec|without any profile",
                "/bin/x PUx,|unconfined-exec|without any profile",
                "/bin/x Px -> other,|other-profile|another profile",
                "change_profile -> other,|other-profile|by themselves",
                "network packet,|missing-capability|NET_RAW",
                "umount,|missing-capability|SYS_ADMIN",
                "network inet tcp,|one-internet-family|stream sockets are permitted for IPv4",
                "network inet6 dgram,|one-internet-family|dgram sockets are permitted for IPv6",
                "network,>audit deny network inet,|one-internet-family|for IPv6 (inet6) and not",
                "/proc/** rw,|kernel-files-writable|/proc/sysrq-trigger",
                "/sys/** a,|kernel-files-writable|/sys/",
                "/proc/sys/kernel/core_pattern w,|kernel-files-writable|core_pattern",
                "capability,>mount,|mount-permitted|lay a file system",
                "capability,>remount,|mount-permitted|lay a file system",
                "capability,>pivot_root,|mount-permitted|lay a file system",
            })
    void finds(String rules, String code, String message) {
        List<AppArmorFinding> findings = check(rules.replace(">", "\n").replace("-\n", "->"));

        assertThat(findings).extracting(AppArmorFinding::code).containsOnly(code);
        assertThat(findings.get(0).message()).contains(message);
        assertThat(findings.get(0).remedy()).isNotEmpty();
    }

    @Test
    void names_the_narrower_rules_that_a_rule_for_all_files_makes_pointless() {
        List<AppArmorFinding> findings = check("file,\naudit deny /{proc,sys}/** w,\n/data/** rw,\n/etc/** r,");

        assertThat(findings).extracting(AppArmorFinding::code).containsExactly("all-files");
        assertThat(findings.get(0).message()).contains("2 of them");
    }

    @Test
    void a_rule_that_logs_mapping_is_not_redundant_beside_one_that_only_implies_it() {
        assertThat(check("audit /data/a rix,\naudit /data/a m,")).isEmpty();
        assertThat(check("audit /data/a rix,\n/data/a m,"))
                .extracting(AppArmorFinding::code)
                .containsExactly("never-decides");
    }

    @Test
    void of_two_rules_that_are_alike_the_later_one_is_redundant() {
        assertThat(check("/data/a r,\n/data/a r,"))
                .extracting(AppArmorFinding::code)
                .containsExactly("never-decides");
    }

    @Test
    void looks_at_the_profiles_head() {
        String text = "profile p flags=(complain) {\n" + NEEDED + "}";

        assertThat(AppArmorLint.check(AppArmorReader.read(text)))
                .extracting(AppArmorFinding::code)
                .containsExactly("complain-mode", "no-abi");
    }

    @Test
    void misses_the_rules_by_which_the_engine_ends_its_container() {
        List<AppArmorFinding> findings = AppArmorLint.check(
                AppArmorReader.read("abi <abi/3.0>,\nprofile p {\n signal (receive) peer=unconfined,\n}"));

        assertThat(findings)
                .extracting(AppArmorFinding::code)
                .containsExactly("engine-cannot-signal", "cannot-look-at-itself");
        assertThat(findings.get(0).severity()).isEqualTo(AppArmorFinding.Severity.WARNING);
        assertThat(findings.get(0).message()).contains("runc, crun").doesNotContain("unconfined");
    }

    @Test
    void says_which_includes_it_does_not_know() {
        List<AppArmorFinding> findings =
                AppArmorLint.check(AppArmorReader.read("abi <abi/3.0>,\nprofile p {\n include <abstractions/base>\n}"));

        assertThat(findings)
                .extracting(AppArmorFinding::code)
                .containsExactly("unknown-include", "engine-cannot-signal", "cannot-look-at-itself");
        assertThat(findings.get(1).severity()).isEqualTo(AppArmorFinding.Severity.INFO);
    }

    @Test
    void gives_up_on_patterns_that_are_made_to_be_intricate() {
        String hostile = "/**a" + "?".repeat(40);
        List<AppArmorFinding> findings = check(hostile + "{b,c}" + " r,\naudit deny " + hostile + "{c,d} r,");

        assertThat(findings).extracting(AppArmorFinding::code).contains("too-intricate");
    }

    @Test
    void a_finding_shows_its_rule() {
        assertThat(only("deny /data/a w,"))
                .asString()
                .startsWith("INFO silent-denial deny \"/data/a\" w,: this denial");
    }

    @Test
    void every_code_is_explained_in_the_documentation() throws IOException {
        Path page = Path.of(System.getProperty("hasp.root", "."), "docs", "apparmor-lint.md");
        Set<String> explained = Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(explained).isEqualTo(new TreeSet<>(AppArmorLint.codes()));
    }
}
