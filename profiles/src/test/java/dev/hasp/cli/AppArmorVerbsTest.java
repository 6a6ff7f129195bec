package dev.hasp.cli;

import static dev.hasp.cli.Call.hasp;
import static dev.hasp.cli.Call.reading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.apparmor.AppArmorProfile;
import dev.hasp.apparmor.AppArmorReader;
import dev.hasp.apparmor.Mode;
import dev.hasp.apparmor.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppArmorVerbsTest {

    @Test
    void generates_a_profile_that_reads_back_and_says_how_to_use_it() {
        Call call = hasp("apparmor", "generate", "batch-job");

        assertThat(call.exitCode()).isZero();
        assertThat(AppArmorReader.read(call.out()).name().text()).isEqualTo("hasp-batch-job");
        assertThat(call.err()).contains("--security-opt apparmor=hasp-batch-job");
    }

    @Test
    void generates_for_the_engine_that_is_named() {
        String old = hasp("apparmor", "generate", "batch-job", "--docker", "20.10.24")
                .out();
        String recent =
                hasp("apparmor", "generate", "batch-job", "--docker", "28.5.2").out();

        assertThat(recent).contains("powercap");
        assertThat(old).doesNotContain("powercap");
    }

    @Test
    void generates_what_is_wished_beside_the_profile() {
        Call call = hasp(
                "apparmor",
                "generate",
                "batch-job",
                "--name",
                "mine",
                "--complain",
                "--volume",
                "/var/lib/data",
                "--user-namespaces",
                "--local",
                "--set",
                "network=none");
        AppArmorProfile profile = AppArmorReader.read(call.out());

        assertThat(profile.name().text()).isEqualTo("mine");
        assertThat(profile.mode()).isEqualTo(Mode.COMPLAIN);
        assertThat(call.out()).contains("/var/lib/data{,/{,**}}", "local/mine");
        assertThat(profile.rules())
                .extracting(AppArmorProfile.Noted::rule)
                .filteredOn(Rule.Capabilities.class::isInstance)
                .singleElement()
                .satisfies(rule ->
                        assertThat(((Rule.Capabilities) rule).capabilities()).isEmpty());
    }

    @Test
    void tells_programs_the_gaps_too() {
        assertThat(hasp("apparmor", "generate", "batch-job", "--json").out())
                .contains("\"flag\" : \"--security-opt=apparmor=hasp-batch-job\"", "\"gaps\"", "\"text\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unconfined", "a b", "a//b", ""})
    void refuses_names_that_mean_something_else(String name) {
        Call call = hasp("apparmor", "generate", "batch-job", "--name", name);

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.out()).isEmpty();
    }

    @Test
    void refuses_mounting_without_the_capability_for_it() {
        Call call = hasp("apparmor", "generate", "batch-job", "--mounting");

        assertThat(call.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(call.err()).contains("SYS_ADMIN");
    }

    @Test
    void finds_nothing_wrong_with_what_it_generates() {
        String text = hasp("apparmor", "generate", "batch-job").out();
        Call call = reading(text, "apparmor", "check", "-");

        assertThat(call.exitCode()).isZero();
        assertThat(call.out()).doesNotContain("error");
    }

    @Test
    void points_at_what_it_cannot_read() {
        Call call = reading("profile \"a\" {\n  nonsense,\n}\n", "apparmor", "check", "-");

        assertThat(call.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(call.out()).contains("standard input:2:3", "malformed-apparmor");
    }

    @Test
    void finds_what_lets_too_much_through() {
        Call call =
                reading("profile \"a\" {\n  file,\n  mount,\n  /bin/sh ux,\n}\n", "apparmor", "check", "--strict", "-");

        assertThat(call.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(call.out()).contains("warning");
    }

    @Test
    void loads_nothing_that_it_cannot_read() {
        Call call = reading("profile \"a\" {\n", "apparmor", "load", "-");

        assertThat(call.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(call.err()).contains("malformed-apparmor");
    }

    @Test
    void takes_out_nothing_that_it_did_not_load() {
        Call call = hasp("apparmor", "load", "--remove", "hasp-never-loaded");

        assertThat(call.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(call.err()).contains("apparmor-load");
    }
}
