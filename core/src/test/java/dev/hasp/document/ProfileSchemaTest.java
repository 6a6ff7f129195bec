package dev.hasp.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The schema and the reader say the same of a document's structure. */
class ProfileSchemaTest {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ProfileDocument.schema(), InputFormat.JSON);

    static List<Control<?>> controls() {
        return Controls.all();
    }

    @ParameterizedTest
    @MethodSource("controls")
    void accepts_the_example_of_every_control_and_refuses_null_for_it(Control<?> control) {
        accepted(control.key() + ": " + ControlCodecs.row(control).example());
        refused(control.key() + ": null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$schema: hasp-profile.schema.json",
                "user: 1000",
                "groups: 100",
                "capabilities: {}",
                "capabilities: {add: ALL, drop: NET_RAW}",
                "umask: 0027",
                "tmpfs: /tmp",
                "tmpfs: ['/tmp:size=64m', {target: /run}]",
                "tmpfs: {/tmp: {size: 64m, mode: 0700}, /run: {}}",
                "mounts: []",
                "mounts: [{type: volume, target: /data, driverOptions: {o: uid=1000}}]",
                "mounts: [{type: image, source: busybox, target: /tools, subpath: bin}]",
                "devices: /dev/fuse",
                "devices: [{source: /dev/fuse, permissions: rw}]",
                "deviceRequests: [{driver: cdi, deviceIds: nvidia.com/gpu=all}]",
                "deviceRequests: [{count: all, capabilities: [gpu, compute]}]",
                "memory: 1073741824",
                "memorySwap: -1",
                "pidsLimit: unlimited",
                "cpuQuota: -1",
                "cpuPeriod: 100000",
                "ulimits: {core: 0, nofile: unlimited}",
                "ulimits: ['nofile=1024:2048', core=0]",
                "seccomp: {file: a.json}",
                "seccomp: {profile: {defaultAction: SCMP_ACT_ERRNO}}",
                "seLinux: disable",
                "sysctls: {net.ipv4.ip_forward: 0, kernel.domainname: example}",
                "annotations: {a: true, b: 1.50, c: text}",
                "ports: [8080, '53:53/udp', {target: 80, published: 8080, hostIp: 127.0.0.1}]",
                "extraHosts: {db: 10.0.0.3, gate: host-gateway}",
                "logging: none",
                "stopTimeout: 10",
                "healthcheck: disable"
            })
    void accepts_what_the_reader_accepts(String line) {
        accepted(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "memmory: 1g",
                "memory: [1g]",
                "memory: true",
                "memory: {size: 1g}",
                "privileged: yes",
                "privileged: 1",
                "privileged: 'true'",
                "capabilities: [ALL]",
                "capabilities: {add: [NET_RAW], remove: [CHOWN]}",
                "capabilities: {add: {NET_RAW: true}}",
                "userns: keep-id",
                "tmpfs: [{size: 64m}]",
                "tmpfs: {/tmp: {target: /run}}",
                "tmpfs: {/tmp: 64m}",
                "mounts: [/a:/b]",
                "mounts: [{source: /a, target: /b}]",
                "mounts: [{type: tmpfs, target: /b}]",
                "mounts: [{type: bind, target: /b}]",
                "mounts: [{type: bind, source: /a, target: /b, readonly: true}]",
                "mounts: [{type: image, source: a, target: /b, readOnly: true}]",
                "devices: {source: /dev/fuse}",
                "deviceReadBps: [{path: /dev/sda}]",
                "deviceReadIops: [{path: /dev/sda, rate: 1.5}]",
                "oomScoreAdj: '500'",
                "oomScoreAdj: 1.5",
                "ulimits: {nofile: {soft: 1024}}",
                "ulimits: {nofile: [1024, 2048]}",
                "seccomp: other",
                "seccomp: profile.json",
                "seccomp: {}",
                "seccomp: {file: a.json, profile: {defaultAction: SCMP_ACT_ERRNO}}",
                "seccomp: {path: a.json}",
                "seLinux: {kind: container_t}",
                "sysctls: [net.ipv4.ip_forward=0]",
                "sysctls: {net.ipv4.ip_forward: [0]}",
                "sysctls: {net.ipv4.ip_forward: null}",
                "ports: [{published: 8080}]",
                "dns: {server: 10.0.0.1}",
                "logging: {options: {max-size: 1m}}",
                "healthcheck: {interval: 30}",
                "healthcheck: off",
                "hostname: true"
            })
    void refuses_what_the_reader_refuses(String line) {
        refused(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory: 1g", "version: 2", "version: '1'", "version: null", "[]", "text", "3"})
    void both_want_a_mapping_with_the_version(String document) {
        assertThat(errors(document)).isNotEmpty();
        assertThatThrownBy(() -> ProfileDocument.read("x.yaml", document)).isInstanceOf(DocumentException.class);
    }

    private static void accepted(String line) {
        String document = "version: 1\n" + line + "\n";
        assertThatCode(() -> ProfileDocument.read("x.yaml", document, name -> "{\"defaultAction\":\"SCMP_ACT_LOG\"}"))
                .as(document)
                .doesNotThrowAnyException();
        assertThat(errors(document)).as(document).isEmpty();
    }

    private static void refused(String line) {
        String document = "version: 1\n" + line + "\n";
        assertThatThrownBy(
                        () -> ProfileDocument.read("x.yaml", document, name -> "{\"defaultAction\":\"SCMP_ACT_LOG\"}"))
                .as(document)
                .isInstanceOf(DocumentException.class);
        assertThat(errors(document)).as(document).isNotEmpty();
    }

    /** What the schema says of a document that an editor reads as YAML 1.2. */
    private static List<?> errors(String document) {
        Object tree =
                new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(document);
        return SCHEMA.validate(new JsonMapper().valueToTree(tree));
    }
}
