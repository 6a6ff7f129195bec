package dev.hasp.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Controls;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingsTest {

    private static SecurityProfile read(String line) {
        return ProfileDocument.read("x.yaml", "version: 1\n" + line + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user: 1000:1000 | user: '1000:1000'",
                "user: 0010 | user: 10",
                "memory: 512m | memory: 536870912",
                "memory: 512M | memory: '512 MiB'",
                "memorySwap: -1 | memorySwap: unlimited",
                "pidsLimit: -1 | pidsLimit: unlimited",
                "cpus: 1.50 | cpus: '3/2'",
                "cpuQuota: 50000 | cpuQuota: 50ms",
                "cpuQuota: -1 | cpuQuota: unlimited",
                "cpuPeriod: 100000 | cpuPeriod: 0.1s",
                "stopTimeout: 90 | stopTimeout: 1m30s",
                "umask: 027 | umask: 0o27",
                "capabilities: {drop: ALL} | capabilities: {drop: [all]}",
                "capabilities: {add: cap_net_raw} | capabilities: {add: [NET_RAW]}",
                "tmpfs: /tmp:size=64m,mode=1777 | tmpfs: [{target: /tmp, size: 64m, mode: 1777}]",
                "tmpfs: {/tmp: {uid: 5}, /run: {}} | tmpfs: [{target: /tmp, uid: 5}, /run]",
                "devices: /dev/fuse | devices: [{source: /dev/fuse, target: /dev/fuse, permissions: rwm}]",
                "deviceRequests: [{count: all, capabilities: [gpu]}] | deviceRequests: [{count: -1, capabilities: [[gpu]]}]",
                "ulimits: [core=0, 'nofile=1:2'] | ulimits: {core: 0, nofile: {soft: 1, hard: 2}}",
                "ulimits: {memlock: -1} | ulimits: {memlock: {soft: unlimited, hard: unlimited}}",
                "ports: 127.0.0.1:80:8080 | ports: [{target: 8080, published: 80, hostIp: 127.0.0.1, protocol: tcp}]",
                "ports: [8080] | ports: [{target: 8080}]",
                "extraHosts: {db: 10.0.0.1} | extraHosts: ['db=10.0.0.1']",
                "sysctls: {a.b: 1, c: true} | sysctls: {a.b: '1', c: 'true'}",
                "logging: local | logging: {driver: local, options: {}}",
                "seLinux: default | seLinux: {}",
                "seLinux: disable | seLinux: {disabled: true}",
                "privileged: true | privileged: TRUE",
                "mounts: [{type: bind, source: /a, target: /b, readOnly: false}] | mounts: [{type: bind, source: /a, target: /b}]",
            })
    void two_spellings_mean_the_same(String one, String other) {
        assertThat(read(one)).isEqualTo(read(other));
        assertThat(read(one).decided()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "privileged: yes",
                "privileged: \"true\"",
                "memorySwappiness: 010",
                "memorySwappiness: \"10\"",
                "memorySwappiness: 0x10",
                "memorySwappiness: 1_000",
                "memorySwappiness: 4294967296",
                "memory: -1",
                "memory: 1e9",
                "pidsLimit: 0",
                "umask: 0888",
                "stopTimeout: soon",
                "healthcheck: {interval: 30}",
                "healthcheck: {}",
                "seLinux: off",
                "hostname: true",
                "hostname: ''",
                "maskedPaths: [proc]",
                "annotations: {'': x}",
                "annotations: {a=b: x}",
                "ulimits: {NOFILE: 1, nofile: 2}",
                "ulimits: {files: 1}",
                "ports: [8000-8010]",
                "deviceRequests: [{count: 1, deviceIds: [a]}]",
                "deviceRequests: [{capabilities: [gpu, [compute]]}]",
                "mounts: {type: bind}",
                "tmpfs: [[/tmp]]",
                "groups: null",
                "groups: [null]",
                "seccomp: {profile: text}",
            })
    void what_could_mean_two_things_or_nothing_is_refused(String line) {
        assertThatThrownBy(() -> read(line)).isInstanceOf(DocumentException.class);
    }

    @Test
    void octal_digits_are_text_in_json() {
        assertThat(ProfileDocument.read("x.json", "{\"version\": 1, \"umask\": \"22\"}"))
                .isEqualTo(read("umask: 22"));
        assertThatThrownBy(() -> ProfileDocument.read("x.json", "{\"version\": 1, \"umask\": 22}"))
                .hasMessageContaining("quoted in JSON");
    }

    @ParameterizedTest
    @CsvSource({
        "1m30s, 90000000000, 1m30s",
        "1.5h, 5400000000000, 1h30m",
        "100us, 100000, 100us",
        "100µs, 100000, 100us",
        "1s500ms, 1500000000, 1s500ms",
        "1ns, 1, 1ns",
        "-5s, -5000000000, -5s",
        "0s, 0, 0s",
        "90, 90000000000, 1m30s"
    })
    void times_are_docker_s(String text, long nanos, String written) {
        Duration time = Durations.parse(text, "a time", "s");

        assertThat(time).isEqualTo(Duration.ofNanos(nanos));
        assertThat(Durations.text(time)).isEqualTo(written);
    }

    @Test
    void the_longest_and_shortest_times_read_back() {
        for (Duration time : new Duration[] {
            Duration.ofSeconds(Long.MAX_VALUE, 999_999_999), Duration.ofSeconds(Long.MIN_VALUE), Duration.ofNanos(-1)
        }) {
            assertThat(Durations.parse(Durations.text(time), "a time", "")).isEqualTo(time);
        }
        assertThatThrownBy(() -> Durations.parse("9999999999999999999h", "a time", ""))
                .hasMessageContaining("is too long");
        assertThatThrownBy(() -> Durations.parse("0.1ns", "a time", ""))
                .hasMessageContaining("finer than a nanosecond");
        assertThatThrownBy(() -> Durations.parse("5", "a time", "")).hasMessageContaining("is no time");
    }

    @Test
    void origins_are_written_as_comments_that_nothing_escapes_from() {
        SecurityProfile profile = ProfileDocument.read("a\nmemory: 1g", "version: 1\ninit: true\n");

        assertThat(ProfileDocument.toYamlWithOrigins(profile))
                .isEqualTo("version: 1\n# from a\\u000amemory: 1g line 2\ninit: true\n");
        assertThat(profile.decided()).containsExactly(Controls.INIT);
    }
}
