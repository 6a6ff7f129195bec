package dev.hasp.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.ceiling.Ceiling;
import dev.hasp.ceiling.Refusal;
import dev.hasp.ceiling.Requirement;
import dev.hasp.document.ProfileDocument;
import dev.hasp.engine.EngineFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodSecurityTest {

    private static final Path DOCUMENT = Path.of(System.getProperty("hasp.root"), "docs", "pod-security.md");
    private static final EngineFacts DOCKER = EngineFacts.plainDocker("28.5.2");

    private static final String INTRODUCTION = """
            # Pod Security Standards

            Kubernetes' [Pod Security Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/) as
            [ceilings](ceilings.md), with the rules of Kubernetes 1.37: `PodSecurity.baseline()` and
            `PodSecurity.restricted()` in Java, `hasp admit --ceiling pod-security:restricted job.yaml` on the command line.

            They are judged by what a request means on an engine. So a request that says nothing of capabilities is beyond
            the baseline, since Docker gives it NET_RAW, and one that says nothing of seccomp is within it where the daemon
            has a filter. A host port is any published port. Rules for Windows and for probes are left out, and so are the
            exemptions of pods with a user namespace.

            """;

    private static List<String> rules(Ceiling ceiling, SecurityProfile profile) {
        return ceiling.admit(profile, DOCKER).refusals().stream()
                .map(Refusal::rule)
                .distinct()
                .toList();
    }

    private static String text() {
        StringBuilder text =
                new StringBuilder(INTRODUCTION).append("| rule | baseline | restricted |\n|---|---|---|\n");
        List<Requirement> baseline = PodSecurity.baseline().requirements();
        List<Requirement> restricted = PodSecurity.restricted().requirements();
        Stream.concat(baseline.stream(), restricted.stream())
                .map(Requirement::rule)
                .distinct()
                .forEach(rule -> text.append("| ")
                        .append(String.join(" | ", rule, said(baseline, rule), said(restricted, rule)))
                        .append(" |\n"));
        text.append("""

                The presets on a fresh Docker 28.5.2, with the rules that each is beyond:

                | preset | baseline | restricted |
                |---|---|---|
                """);
        for (Preset<?> preset : Presets.all()) {
            text.append("| [")
                    .append(preset.name())
                    .append("](presets.md#")
                    .append(preset.name())
                    .append(") | ")
                    .append(verdict(PodSecurity.baseline(), preset))
                    .append(" | ")
                    .append(verdict(PodSecurity.restricted(), preset))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String said(List<Requirement> rules, String name) {
        return rules.stream()
                .filter(rule -> rule.rule().equals(name))
                .map(rule -> rule.demand().toString())
                .collect(Collectors.joining());
    }

    private static String verdict(Ceiling ceiling, Preset<?> preset) {
        List<String> beyond = rules(ceiling, preset.profile());
        return beyond.isEmpty() ? "within" : String.join(", ", beyond);
    }

    @Test
    void the_document_says_which_presets_are_within() throws IOException {
        if (Boolean.getBoolean("hasp.update")) {
            Files.writeString(DOCUMENT, text());
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/pod-security.md is stale; run this test with -Dhasp.update=true and read the difference")
                .isEqualTo(text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            network: host | hostNamespaces
            pid: host | hostNamespaces
            privileged: true | privileged
            mounts: [{type: bind, source: /srv, target: /srv}] | hostPathVolumes
            ports: ['8080:80'] | hostPorts
            appArmor: unconfined | appArmorProfile
            seLinux: {type: spc_t} | seLinuxOptions
            seLinux: {user: root} | seLinuxOptions
            maskedPaths: [] | procMount
            seccomp: unconfined | seccompProfile
            sysctls: {net.core.somaxconn: 1} | sysctls
            capabilities: {add: NET_ADMIN} | capabilities
            """)
    void both_refuse_by_the_rule_of_that_name(String line, String rule) {
        SecurityProfile profile = ProfileDocument.read("a.yaml", "version: 1\n" + line + "\n");

        assertThat(rules(PodSecurity.baseline(), profile)).contains(rule);
        assertThat(rules(PodSecurity.restricted(), profile)).contains(rule);
    }

    @Test
    void the_baseline_admits_what_the_restricted_one_refuses() {
        SecurityProfile profile = ProfileDocument.read("a.yaml", """
                        version: 1
                        capabilities: {drop: [NET_RAW]}
                        sysctls: {net.ipv4.tcp_rmem: 4096 131072 6291456}
                        """);

        assertThat(rules(PodSecurity.baseline(), profile)).isEmpty();
        assertThat(rules(PodSecurity.restricted(), profile))
                .containsExactly("allowPrivilegeEscalation", "runAsNonRoot", "capabilities");
    }

    @Test
    void what_is_restricted_is_within_the_baseline() {
        assertThat(Presets.all())
                .filteredOn(preset ->
                        rules(PodSecurity.restricted(), preset.profile()).isEmpty())
                .isNotEmpty()
                .allSatisfy(preset -> assertThat(rules(PodSecurity.baseline(), preset.profile()))
                        .isEmpty());
    }

    @Test
    void are_found_by_name() {
        assertThat(PodSecurity.byName("pod-security:baseline")).contains(PodSecurity.baseline());
        assertThat(PodSecurity.byName("pod-security:restricted")).contains(PodSecurity.restricted());
        assertThat(PodSecurity.byName("pod-security:privileged")).isEmpty();
    }
}
