package dev.hasp.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hasp.Origin;
import dev.hasp.SecurityProfile;
import dev.hasp.control.Controls;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final SecurityProfile BASE = ProfileDocument.read("base.yaml", """
            version: 1
            memory: 1g
            capabilities: {add: [CHOWN], drop: [ALL]}
            ulimits: {core: 0, nofile: {soft: 10, hard: 20}}
            tmpfs: ['/tmp:size=64m', '/run:size=1m']
            dns: 10.0.0.2
            seccomp: {profile: {defaultAction: SCMP_ACT_ERRNO}}
            logging: {driver: json-file, options: {max-size: 1m, max-file: 3}}
            extraHosts: ['db:10.0.0.3']
            healthcheck: disable
            """);

    private static SecurityProfile over(SecurityProfile base, String... settings) {
        return ProfileDocument.readSettings(
                "--set", List.of(settings), base, name -> "{\"defaultAction\":\"SCMP_ACT_LOG\"}");
    }

    private static List<String> problems(String... settings) {
        DocumentException refused = catchThrowableOfType(DocumentException.class, () -> over(BASE, settings));
        return refused.problems().stream().map(Problem::toString).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "memory=2g | memory: 2g",
                "privileged=false | privileged: false",
                "user=1000:1000 | user: '1000:1000'",
                "network=none | network: none",
                "restart=no | restart: no",
                "dns=[10.0.0.1, 10.0.0.2] | dns: [10.0.0.1, 10.0.0.2]",
                "groups=100 | groups: [100]",
                "sysctls.net.ipv4.ip_forward=0 | sysctls: {net.ipv4.ip_forward: 0}",
                "annotations.org.example.a.b=x=y | annotations: {org.example.a.b: x=y}",
                "capabilities.drop=ALL | capabilities: {drop: [ALL]}",
                "ulimits.nofile=1024 | ulimits: {nofile: 1024}",
                "ulimits.nofile={soft: 1, hard: 2} | ulimits: {nofile: {soft: 1, hard: 2}}",
                "logging.driver=local | logging: local",
                "tmpfs=/tmp:size=64m | tmpfs: ['/tmp:size=64m']",
                "umask=0027 | umask: '0027'",
            })
    void a_setting_means_what_the_same_line_of_a_document_means(String setting, String line) {
        SecurityProfile layer = ProfileDocument.readSetting("--set", setting);

        assertThat(layer).isEqualTo(ProfileDocument.read("x.yaml", "version: 1\n" + line));
        assertThat(layer.origin(layer.decided().iterator().next())).contains(Origin.layer("--set"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "capabilities.add=[NET_RAW] | capabilities: {add: [NET_RAW], drop: [ALL]}",
                "capabilities={add: [NET_RAW]} | capabilities: {add: [NET_RAW]}",
                "ulimits.nproc=64 | ulimits: {core: 0, nproc: 64, nofile: {soft: 10, hard: 20}}",
                "ulimits.nofile.hard=30 | ulimits: {core: 0, nofile: {soft: 10, hard: 30}}",
                "ulimits.nofile=64 | ulimits: {core: 0, nofile: 64}",
                "tmpfs./tmp.size=1g | tmpfs: ['/tmp:size=1g', '/run:size=1m']",
                "logging.options.max-size=2m | logging: {driver: json-file, options: {max-size: 2m, max-file: 3}}",
                "extraHosts.gate=host-gateway | extraHosts: ['gate:host-gateway', 'db:10.0.0.3']",
                "seccomp.file=a.json | seccomp: {profile: {defaultAction: SCMP_ACT_LOG}}",
                "memory=2g | memory: 2g",
            })
    void a_part_is_set_over_what_the_base_decides(String setting, String line) {
        assertThat(over(BASE, setting)).isEqualTo(ProfileDocument.read("x.yaml", "version: 1\n" + line));
    }

    @Test
    void no_part_is_set_of_what_has_no_parts() {
        assertThat(problems("healthcheck.retries=2"))
                .contains("healthcheck: is text so far, of which no part can be set; set the whole of it");
        SecurityProfile twice = ProfileDocument.read("x.yaml", "version: 1\nextraHosts: ['a:10.0.0.1', 'a:10.0.0.2']");
        DocumentException refused =
                catchThrowableOfType(DocumentException.class, () -> over(twice, "extraHosts.b=10.0.0.3"));
        assertThat(refused).hasMessageContaining("extraHosts: is a list so far");
    }

    @Test
    void settings_inside_one_control_are_put_together_in_any_order() {
        SecurityProfile expected =
                ProfileDocument.read("x.yaml", "version: 1\nulimits: {core: 1, nofile: 2, nproc: 3}\nmemory: 1m\n");

        assertThat(over(BASE, "ulimits={core: 1}", "memory=1m", "ulimits.nofile=2", "ulimits.nproc=3"))
                .isEqualTo(over(BASE, "ulimits.nproc=3", "ulimits.nofile=2", "ulimits={core: 1}", "memory=1m"))
                .isEqualTo(expected);
    }

    @Test
    void the_layer_decides_only_what_was_set() {
        assertThat(over(BASE, "memory=2g", "capabilities.add=[]").decided())
                .containsExactly(Controls.CAPABILITIES, Controls.MEMORY);
        assertThat(over(BASE).decided()).isEmpty();
    }

    @Test
    void setting_the_same_thing_twice_is_a_problem_whatever_the_order() {
        assertThat(problems("memory=1g", "memory=2g")).containsExactly("memory: is set twice; set it once");
        assertThat(problems("memory=1g", "memory=1g")).hasSize(1);
        assertThat(problems("dns=[10.0.0.1]", "dns.first=10.0.0.2"))
                .containsExactly("dns.first: is set beside the whole of dns; set one of them");
        assertThat(problems("dns.first=10.0.0.2", "dns=[10.0.0.1]")).isNotEmpty();
    }

    @Test
    void every_problem_of_every_setting_is_reported() {
        assertThat(problems("memory", "=1g", "memmory=1g", "cpus=", "pidsLimit=0", "privileged=[", "dns.first=1.1.1.1"))
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).startsWith("\"memory\" has no =; expected KEY=VALUE"),
                        problem -> assertThat(problem).startsWith("\"=1g\" has no key; expected KEY=VALUE"),
                        problem ->
                                assertThat(problem).isEqualTo("memmory: is no key of a profile; did you mean memory?"),
                        problem -> assertThat(problem).startsWith("cpus: has no value"),
                        problem -> assertThat(problem).contains("would mean no limit at all"),
                        problem -> assertThat(problem).startsWith("privileged: is no YAML"),
                        problem -> assertThat(problem).startsWith("dns: is a list so far"),
                        problem -> assertThat(problem).startsWith("dns: is a mapping; expected a list"));
    }

    @Test
    void a_setting_has_no_version() {
        assertThat(problems("version=1")).hasSize(1);
    }
}
