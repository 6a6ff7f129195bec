package dev.hasp.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Docker's own spellings, and what is close to them and refused. */
class SpellingsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "512, 512",
        "512b, 512",
        "64k, 65536",
        "64K, 65536",
        "64kb, 65536",
        "64KiB, 65536",
        "64 MiB, 67108864",
        "1.5g, 1610612736",
        "1t, 1099511627776",
        "0.5k, 512",
        "9223372036854775807, 9223372036854775807"
    })
    void reads_a_size(String text, long bytes) {
        assertThat(ByteSize.parse(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-1", "1x", "g", "1 2", "1e3", "0x10", ".5g", "9223372036854775808", "9000000p", "64mm"})
    void refuses_what_is_no_size(String text) {
        refuses(ByteSize::parse, text);
    }

    @ParameterizedTest
    @CsvSource({"1.5, 1500000000", "2, 2000000000", "0.000000001, 1", "1/4, 250000000", "128, 128000000000"})
    void reads_a_number_of_cpus(String text, long nano) {
        assertThat(Cpus.parse(text).nano()).isEqualTo(nano);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1/3", "1/0", "0.0000000001", "one", "1e2", "+1"})
    void refuses_what_is_no_number_of_cpus(String text) {
        refuses(Cpus::parse, text);
    }

    @ParameterizedTest
    @CsvSource({"1024, 1024", "-1, -1", "unlimited, -1"})
    void reads_a_pids_limit(String text, long value) {
        assertThat(PidsLimit.parse(text).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-2", "many", ""})
    void refuses_a_pids_limit_that_the_engine_takes_for_none(String text) {
        refuses(PidsLimit::parse, text);
    }

    @ParameterizedTest
    @CsvSource({
        "nofile=1024, nofile=1024:1024",
        "nofile=1024:2048, nofile=1024:2048",
        "core=0, core=0:0",
        "NPROC=5:-1, nproc=5:-1",
        "memlock=unlimited, memlock=-1:-1"
    })
    void reads_a_ulimit(String text, String spelling) {
        assertThat(Ulimit.parse(text)).hasToString(spelling);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nofile", "nofile=", "nofile=2:1", "nofile=-1:5", "nofile=1:2:3", "files=1", "nofile=-2", "=1"})
    void refuses_what_is_no_ulimit(String text) {
        refuses(Ulimit::parse, text);
    }

    @ParameterizedTest
    @CsvSource({"0-2, 0-2", "'0,1,2', 0-2", "'4,0-2', '0-2,4'", "3, 3", "'1-1', 1"})
    void reads_a_cpuset(String text, String spelling) {
        assertThat(CpuSet.parse(text)).hasToString(spelling);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "2-1", "1,", "-1", "1--2", "99999"})
    void refuses_what_is_no_cpuset(String text) {
        refuses(CpuSet::parse, text);
    }

    @ParameterizedTest
    @CsvSource({"1000:1000, 1000:1000", "app, app", "app:0, app:0", "0001:2, 1:2", "imageDefault, imageDefault"})
    void reads_a_user(String text, String spelling) {
        assertThat(User.parse(text)).hasToString(spelling);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", ":5", "app:", "2147483648", "a:b:c", "new\nline", "nul\0"})
    void refuses_what_is_no_user(String text) {
        refuses(User::parse, text);
    }

    @ParameterizedTest
    @CsvSource({
        "/dev/fuse, /dev/fuse:/dev/fuse:rwm", "/dev/fuse:r, /dev/fuse:/dev/fuse:r",
        "/dev/sda:/dev/xvda:rw, /dev/sda:/dev/xvda:rw", "/dev/a:/dev/b, /dev/a:/dev/b:rwm"
    })
    void reads_a_device(String text, String spelling) {
        assertThat(Device.parse(text)).hasToString(spelling);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fuse", "/dev/a::r", "/dev/a:/dev/b:x", "/dev/a:rr", "/a:/b:/c:r", ""})
    void refuses_what_is_no_device(String text) {
        refuses(Device::parse, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c 1:3 mr", "b 8:* rw", "a *:* rwm"})
    void reads_a_device_rule(String text) {
        assertThat(DeviceCgroupRule.parse(DeviceCgroupRule.parse(text).toString()))
                .isEqualTo(DeviceCgroupRule.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "c 1:3 rr", "d 1:3 r", "c 1 r", "c 1:3", "c -1:3 r"})
    void refuses_what_is_no_device_rule(String text) {
        refuses(DeviceCgroupRule::parse, text);
    }

    @ParameterizedTest
    @CsvSource({
        "80, 80/tcp",
        "8080:80, 8080:80/tcp",
        "127.0.0.1:8080:80, 127.0.0.1:8080:80/tcp",
        "127.0.0.1::80/udp, 127.0.0.1::80/udp",
        "'[::1]:53:53/udp', '[0:0:0:0:0:0:0:1]:53:53/udp'",
        "0:80, 80/tcp"
    })
    void reads_a_published_port(String text, String spelling) {
        assertThat(PublishedPort.parse(text)).hasToString(spelling);
        assertThat(PublishedPort.parse(spelling)).isEqualTo(PublishedPort.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "70000", "80-90:80-90", "127.0.0.1:80", "localhost:1:2", "80/http", "1:2:3"})
    void refuses_what_is_no_published_port(String text) {
        refuses(PublishedPort::parse, text);
    }

    @ParameterizedTest
    @CsvSource({
        "/tmp, 'rw,noexec,nosuid,nodev'",
        "/tmp:size=64m, 'rw,noexec,nosuid,nodev,size=67108864'",
        "'/run:ro,exec,suid,dev,mode=755,uid=5,gid=6,nr_inodes=4k', 'ro,exec,suid,dev,nr_inodes=4096,mode=0755,uid=5,gid=6'"
    })
    void reads_a_tmpfs(String text, String options) {
        assertThat(Tmpfs.parse(text).options()).isEqualTo(options);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tmp", "/tmp:size=big", "/tmp:colour=red", "/tmp:mode=9", "/tmp:rw,", "/tmp:uid=-1"})
    void refuses_what_is_no_tmpfs(String text) {
        refuses(Tmpfs::parse, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "bridge", "host", "default", "container:web", "build-net"})
    void reads_a_network(String text) {
        assertThat(NetworkMode.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "container:", "container:-x"})
    void refuses_what_is_no_network(String text) {
        refuses(NetworkMode::parse, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "on-failure", "on-failure:3", "always", "unless-stopped"})
    void reads_a_restart_policy(String text) {
        assertThat(RestartPolicy.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "on-failure:0", "always:3", "never", "on-failure:x"})
    void refuses_what_is_no_restart_policy(String text) {
        refuses(RestartPolicy::parse, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "1.2.3", "256.1.1.1", "1.2.3.4.5", "beef", "::g", ""})
    void never_looks_a_name_up_where_an_address_is_due(String text) {
        refuses(IpAddress::parse, text);
    }

    @ParameterizedTest
    @CsvSource({"50000, 50000", "50ms, 50000", "1s, 1000000", "-1, -1", "unlimited, -1"})
    void reads_a_cpu_quota(String text, long micros) {
        assertThat(CpuQuota.parse(text).micros()).isEqualTo(micros);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-2", "1h", "", "1.5ms"})
    void refuses_what_is_no_cpu_quota(String text) {
        refuses(CpuQuota::parse, text);
    }

    @Test
    void a_message_names_the_value_the_reason_and_what_is_accepted() {
        assertThatThrownBy(() -> ByteSize.parse("1x"))
                .hasMessage("size: \"1x\" is no size; expected bytes, or a number with k, m, g, t or p such as 512m");
    }

    @Test
    void a_hostile_value_can_neither_forge_nor_flood_a_message() {
        assertThatThrownBy(() -> ByteSize.parse("\n\u202E\"" + "x".repeat(10_000)))
                .hasMessageContaining("\"\\u000a\\u202e\\\"xxx")
                .message()
                .hasSizeLessThan(400);
    }

    private static void refuses(Function<String, ?> parse, String text) {
        assertThatThrownBy(() -> parse.apply(text)).isInstanceOf(MalformedValueException.class);
    }
}
