package dev.hasp.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.control.ByteSize;
import dev.hasp.control.Ulimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DaemonSettingsTest {

    private static final EngineFacts DOCKER = EngineFacts.docker("28.5.2");

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "{}", "{\"init\": null, \"default-ulimits\": {}, \"seccomp-profile\": \"\"}"})
    void without_settings_a_daemon_has_its_defaults(String json) {
        EngineFacts facts = DOCKER.withDaemon(json);

        assertThat(facts.defaultUlimits().orElseThrow()).isEmpty();
        assertThat(facts.defaultShmSize()).contains(ByteSize.mebibytes(64));
        assertThat(facts.privateIpc()).contains(true);
        assertThat(facts.init()).contains(false);
        assertThat(facts.interContainer()).contains(true);
        assertThat(facts.noNewPrivileges()).contains(false);
        assertThat(facts.usernsRemap()).contains(false);
        assertThat(facts.seccompProfile()).contains("builtin");
        assertThat(facts.privateCgroupns()).isEmpty();
    }

    @Test
    void every_setting_is_read() {
        EngineFacts facts = DOCKER.withDaemon("""
                {"icc": false, "no-new-privileges": true, "init": true, "default-shm-size": "8M",
                 "default-ulimits": {"nofile": {"Name": "nofile", "Soft": 1024, "Hard": 2048},
                                     "core": {"name": "core", "hard": 0, "soft": 0},
                                     "memlock": {"Name": "memlock", "Soft": -1, "Hard": -1}},
                 "seccomp-profile": "/etc/docker/strict.json", "default-ipc-mode": "shareable",
                 "default-cgroupns-mode": "private", "userns-remap": "default", "live-restore": true}
                """);

        assertThat(facts.interContainer()).contains(false);
        assertThat(facts.noNewPrivileges()).contains(true);
        assertThat(facts.init()).contains(true);
        assertThat(facts.defaultShmSize()).contains(ByteSize.mebibytes(8));
        assertThat(facts.defaultUlimits().orElseThrow())
                .hasSize(3)
                .containsEntry("nofile", Ulimit.of("nofile", 1024, 2048))
                .containsEntry("core", Ulimit.of("core", 0))
                .containsEntry("memlock", Ulimit.of("memlock", Ulimit.UNLIMITED));
        assertThat(facts.seccompProfile()).contains("/etc/docker/strict.json");
        assertThat(facts.seccompText()).isEmpty();
        assertThat(facts.privateIpc()).contains(false);
        assertThat(facts.privateCgroupns()).contains(true);
        assertThat(facts.usernsRemap()).contains(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"default-ulimit\": [\"nofile=1:2\"]}",
                "{\"whatever\": {\"icc\": false, \"init\": true}}",
                "{\"icc\": false, \"icc\": true}",
            })
    void what_dockerd_passes_over_changes_nothing(String json) {
        assertThat(DOCKER.withDaemon(json)).isEqualTo(DOCKER.withDaemon(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"ICC\": false} | daemon: found \"ICC\"",
                "{\"default-shm-size\": 8} | daemon.default-shm-size: found 8; expected text",
                "{\"default-shm-size\": \"big\"} | daemon.default-shm-size: found \"big\"; expected a size such as 64M",
                "{\"default-ipc-mode\": \"host\"} | daemon.default-ipc-mode: found \"host\"; expected private or shareable",
                "{\"default-cgroupns-mode\": \"x\"} | daemon.default-cgroupns-mode: found \"x\"; expected private or host",
                "{\"init\": \"true\"} | daemon.init: found \"true\"; expected true or false",
                "{\"default-ulimits\": {\"nofile\": {\"Soft\": 1}}} | daemon.default-ulimits.nofile.Name: found",
                "{\"default-ulimits\": {\"f\": {\"Name\": \"nofile\"}}} | daemon.default-ulimits.f.Name: found another",
                "{\"default-ulimits\": {\"x\": {\"Name\": \"x\"}}} | daemon.default-ulimits.x: found \"x=0:0\"",
                "{\"default-ulimits\": {\"core\": {\"Name\": \"core\", \"Soft\": 2, \"Hard\": 1}}}"
                        + " | daemon.default-ulimits.core: found \"core=2:1\"",
                "{\"default-ulimits\": {\"core\": {\"Name\": \"core\", \"Soft\": -2}}}"
                        + " | daemon.default-ulimits.core.Soft: found -2",
                "{\"icc\": false,} | daemon: found",
            })
    void what_dockerd_refuses_or_starts_no_container_with_is_an_error(String json, String message) {
        assertThatThrownBy(() -> DOCKER.withDaemon(json))
                .isInstanceOf(EngineFactsException.class)
                .hasMessageStartingWith("engine facts: " + message);
    }

    @Test
    void a_file_that_the_running_daemon_contradicts_is_not_its_own() {
        EngineFacts running = Captured.facts("docker-26.1-no-new-privileges");

        assertThatThrownBy(() -> running.withDaemon("{\"no-new-privileges\": false}"))
                .isInstanceOf(EngineFactsException.class)
                .hasMessageContaining("daemon.no-new-privileges: found false; expected true, which the running daemon");
        assertThat(running.withDaemon("{}").noNewPrivileges()).contains(true);
        assertThat(running.withDaemon("{}").privateCgroupns()).contains(true);
    }

    @Test
    void an_older_daemon_has_the_defaults_of_its_version() {
        assertThat(EngineFacts.docker("19.03.1").withDaemon("").privateIpc()).isEmpty();
        assertThat(EngineFacts.docker("20.10.1").withDaemon("").seccompProfile())
                .contains("default");
        assertThat(Captured.facts("docker-20.10")
                        .withDaemon("{\"seccomp-profile\": \"\"}")
                        .seccompProfile())
                .contains("default");
    }

    @Test
    void podman_has_no_daemon() {
        assertThatThrownBy(() -> EngineFacts.podman("4.3.1").withDaemon("{}")).isInstanceOf(EngineFactsException.class);
    }

    @Test
    void saved_facts_may_hold_the_settings() {
        String saved = Captured.text("docker-20.10").replaceFirst("\\{", "{\"daemon\": {\"icc\": false},");

        assertThat(EngineFacts.parse(saved))
                .isEqualTo(Captured.facts("docker-20.10").withDaemon("{\"icc\": false}"));
    }
}
