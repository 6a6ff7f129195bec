package dev.hasp.danger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.Severity;
import dev.hasp.UncheckedSpec;
import dev.hasp.document.ProfileDocument;
import dev.hasp.document.ReferencedFiles;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.engine.CgroupVersion;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DangersTest {

    /** Docker with cgroup v2 and AppArmor. */
    private static final EngineFacts PLAIN = EngineFacts.plainDocker("28.5.2");

    private static final EngineFacts REMAPPED =
            PLAIN.toBuilder().usernsRemap(true).usernsFirstId(100_000L).build();

    /** Docker on a host with cgroup v1. */
    private static final EngineFacts OLD = PLAIN.toBuilder()
            .cgroupVersion(CgroupVersion.V1)
            .privateCgroupns(false)
            .limits(Map.of(EngineLimit.OOM_KILL_DISABLE, true, EngineLimit.MEMORY, true, EngineLimit.PIDS, true))
            .build();

    private static final String ROOT = "user='0:0'";
    private static final String NO_APPARMOR = "appArmor=unconfined";
    private static final String NO_FILTER = "seccomp=unconfined";
    private static final String NOT_ROOT = "user='1000:1000'";
    private static final String NO_GAIN = "noNewPrivileges=true";
    private static final String REMAP = "remap";

    /**
     * A profile that has a danger.
     *
     * @param isCertain whether it has it for certain
     * @param settings the profile
     * @param mitigation what is set as well, or in its place, so that the danger goes
     */
    record Row(String code, boolean isCertain, EngineFacts engine, List<String> settings, List<String> mitigation) {

        @Override
        public String toString() {
            return code + " " + settings + " without " + mitigation;
        }
    }

    private static final List<Row> ROWS = rows();

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        certain(rows, "cgroup-release-agent", NO_APPARMOR, add("SYS_ADMIN"))
                .unless(add("SYS_PTRACE"))
                .unless("appArmor=default")
                .unless(denying("mount"))
                .unless(REMAP);
        on(OLD, certain(rows, "cgroup-release-agent", "writableCgroups=true", add("SYS_ADMIN")))
                .unless("writableCgroups=false")
                .unless("cgroupns=private")
                .unless(add("NET_RAW"));
        possible(rows, "cgroup-release-agent-unprivileged", NO_APPARMOR, NO_FILTER)
                .unless("appArmor=default")
                .unless("seccomp=builtin")
                .unless(NOT_ROOT, NO_GAIN)
                .unless(REMAP);
        certain(rows, "mounts-made", NO_APPARMOR, add("SYS_ADMIN"))
                .unless(denying("mount"))
                .unless("appArmor=default")
                .unless("capabilities={drop: [ALL]}")
                .unless(REMAP);
        certain(rows, "mounts-shown-to-host", bind("/srv", "shared"), NO_APPARMOR, add("SYS_ADMIN"))
                .unless(bind("/srv", "private"))
                .unless(add("SYS_TIME"));
        certain(rows, "host-processes-traced", "pid=host", NO_APPARMOR, add("SYS_PTRACE"))
                .unless("pid=private")
                .unless("capabilities={drop: [ALL]}")
                .unless("appArmor=default");
        certain(rows, "host-files-through-proc", "pid=host", NO_APPARMOR, add("SYS_PTRACE"))
                .unless("pid=container:other")
                .unless("appArmor=default");
        possible(rows, "host-files-through-proc", "pid=host", NO_APPARMOR).unless("appArmor=default");
        certain(rows, "host-processes-signalled", "pid=host")
                .unless("pid=private")
                .unless(NOT_ROOT, NO_GAIN);
        certain(rows, "neighbour-processes-traced", "pid=container:other", add("SYS_PTRACE"))
                .unless("pid=private")
                .unless(denying("ptrace", "process_vm_readv", "process_vm_writev"))
                .unless("capabilities={drop: [ALL]}");
        certain(rows, "engine-socket-reached", bind("/var/run/docker.sock"))
                .unless(bind("/var/run/other.sock"))
                .unless(REMAP);
        certain(rows, "engine-socket-reached", readOnly("/run")).unless(readOnly("/run/lock"));
        certain(rows, "engine-socket-reached", readOnly("/")).unless(readOnly("/srv"));
        certain(rows, "engine-socket-reached", bind("/opt/sockets/podman.sock")).unless(bind("/opt/sockets/app.sock"));
        certain(rows, "engine-socket-reached", bind("/run/user/1000/docker.sock"))
                .unless(bind("/run/user/1000/bus"));
        possible(rows, "engine-socket-reached", bind("/var")).unless(bind("/var/log"));
        possible(rows, "engine-socket-reached", NOT_ROOT, NO_GAIN, bind("/run/containerd/containerd.sock"))
                .unless(bind("/run/containerd/io"));
        possible(rows, "engine-socket-reached", bind("/run/user/1000")).unless(bind("/run/user/1000/app"));
        for (String path : List.of("/", "/etc", "/root", "/boot", "/usr", "/var/lib/kubelet", "/etc/cron.d", "/lib")) {
            certain(rows, "host-files-writable", bind(path))
                    .unless(readOnly(path))
                    .unless(REMAP);
        }
        possible(rows, "host-files-writable", bind("/etc/app")).unless(bind("/srv/app"));
        possible(rows, "host-files-writable", NOT_ROOT, NO_GAIN, bind("/etc")).unless(readOnly("/etc"));
        for (String path : List.of("/etc", "/root", "/", "/var/lib/kubelet/pki", "/etc/shadow")) {
            certain(rows, "host-secrets-readable", readOnly(path))
                    .unless(readOnly("/etc/localtime"))
                    .unless(REMAP);
        }
        possible(rows, "setuid-file-left-on-host", bind("/srv/out"))
                .unless(readOnly("/srv/out"))
                .unless(NOT_ROOT, NO_GAIN)
                .unless(REMAP);
        certain(rows, "core-pattern-writable", NO_APPARMOR, "readOnlyPaths=[/proc/bus]")
                .unless("readOnlyPaths=[/proc/sys]")
                .unless("appArmor=default")
                .unless(NOT_ROOT, NO_GAIN)
                .unless(REMAP);
        certain(rows, "core-pattern-writable", bind("/proc")).unless(readOnly("/proc"));
        certain(rows, "sysrq-trigger-writable", NO_APPARMOR, "readOnlyPaths=[/proc/sys]")
                .unless("readOnlyPaths=[/proc/sysrq-trigger]")
                .unless("maskedPaths=[/proc/sysrq-trigger]");
        certain(rows, "sys-writable", "privileged=true").unless("privileged=false");
        certain(rows, "sys-writable", bind("/sys")).unless(readOnly("/sys"));
        certain(rows, "disk-read-or-written", "deviceCgroupRules=['b 8:* r']")
                .unless("deviceCgroupRules=['c 8:* r']")
                .unless("capabilities={drop: [MKNOD]}")
                .unless(denying("mknod", "mknodat"))
                .unless(REMAP);
        certain(rows, "disk-read-or-written", "devices=['/dev/sda1']").unless("devices=['/dev/net/tun']");
        possible(rows, "disk-read-or-written", "devices=['/dev/unheard']").unless("devices=[]");
        certain(rows, "kernel-memory-device", "devices=['/dev/mem']", add("SYS_RAWIO"))
                .unless("devices=[]", "capabilities={drop: [MKNOD], add: [SYS_RAWIO]}")
                .unless("capabilities={}")
                .unless(REMAP);
        certain(rows, "input-forged", "devices=['/dev/uinput']").unless("devices=['/dev/fuse']");
        certain(rows, "device-mapper-controlled", "devices=['/dev/mapper/control']", add("SYS_ADMIN"))
                .unless("capabilities={}");
        certain(rows, "machine-ports-used", add("SYS_RAWIO"))
                .unless("capabilities={}")
                .unless(denying("iopl", "ioperm"))
                .unless(REMAP);
        certain(rows, "everything-open", "privileged=true")
                .unless("privileged=false", "capabilities={add: [ALL]}")
                .unless("maskedPaths=[/proc/kcore]");
        certain(rows, "kernel-modules-loaded", add("SYS_MODULE"))
                .unless(denying("init_module", "finit_module"))
                .unless("capabilities={}")
                .unless(REMAP);
        certain(rows, "files-opened-by-handle", add("DAC_READ_SEARCH"))
                .unless(denying("open_by_handle_at"))
                .unless("capabilities={}")
                .unless(REMAP);
        certain(rows, "bpf-loaded", add("BPF", "PERFMON")).unless(add("BPF")).unless(denying("bpf"));
        certain(rows, "bpf-loaded", add("SYS_ADMIN")).unless(add("SYS_TIME"));
        certain(rows, "host-profiled", add("PERFMON")).unless(denying("perf_event_open"));
        certain(rows, "kernel-log-read", add("SYSLOG"))
                .unless(denying("syslog"))
                .unless("capabilities={}");
        certain(rows, "another-kernel-loaded", NO_FILTER, add("SYS_BOOT"))
                .unless("seccomp=builtin")
                .unless("capabilities={}");
        certain(rows, "host-restarted", "pid=host", add("SYS_BOOT"))
                .unless("pid=private")
                .unless("capabilities={}");
        certain(rows, "host-clock-set", add("SYS_TIME"))
                .unless(denying("clock_settime", "settimeofday", "clock_adjtime", "adjtimex", "clock_settime64"))
                .unless("capabilities={}")
                .unless(REMAP);
        possible(rows, "user-namespaces-made", NO_FILTER).unless("seccomp=builtin");
        certain(rows, "host-network-administered", "network=host", add("NET_ADMIN"))
                .unless("network=bridge")
                .unless("capabilities={}");
        certain(rows, "host-network-read", "network=host")
                .unless("network=none")
                .unless("capabilities={drop: [NET_RAW]}");
        possible(rows, "host-abstract-sockets", "network=host")
                .unless("network=bridge")
                .unless(NOT_ROOT, NO_GAIN);
        certain(rows, "neighbours-spoofed", "network=bridge")
                .unless("network=none")
                .unless("capabilities={drop: [NET_RAW]}");
        certain(rows, "host-memory-shared", "ipc=host").unless("ipc=private");
        certain(rows, "processes-without-limit").unless("pidsLimit=100");
        certain(rows, "memory-without-limit").unless("memory=1g");
        on(OLD, certain(rows, "memory-never-freed", "oomKillDisable=true")).unless("memory=1g");
        return rows;
    }

    /** Adds a row for each mitigation. */
    private record Given(List<Row> rows, String code, boolean isCertain, EngineFacts engine, List<String> settings) {

        Given unless(String... mitigation) {
            rows.add(new Row(code, isCertain, engine, settings, List.of(mitigation)));
            return this;
        }
    }

    private static Given certain(List<Row> rows, String code, String... settings) {
        return new Given(rows, code, true, PLAIN, List.of(settings));
    }

    private static Given possible(List<Row> rows, String code, String... settings) {
        return new Given(rows, code, false, PLAIN, List.of(settings));
    }

    private static Given on(EngineFacts engine, Given given) {
        return new Given(given.rows(), given.code(), given.isCertain(), engine, given.settings());
    }

    private static String add(String... capabilities) {
        return "capabilities={add: [" + String.join(", ", capabilities) + "]}";
    }

    private static String bind(String source) {
        return "mounts=[{type: bind, source: '" + source + "', target: /mnt}]";
    }

    private static String bind(String source, String propagation) {
        return "mounts=[{type: bind, source: '" + source + "', target: /mnt, propagation: " + propagation + "}]";
    }

    private static String readOnly(String source) {
        return "mounts=[{type: bind, source: '" + source + "', target: /mnt, readOnly: true}]";
    }

    private static String denying(String... calls) {
        return "seccomp={profile: {defaultAction: SCMP_ACT_ALLOW, syscalls: [{names: [" + String.join(", ", calls)
                + "], action: SCMP_ACT_ERRNO}]}}";
    }

    @ParameterizedTest
    @MethodSource("rowsOf")
    void is_found_and_goes_with_its_mitigation(Row row) {
        Optional<Danger> found = danger(row.code(), row.engine(), row.settings(), List.of());

        assertThat(found).isPresent();
        assertThat(found.get().isCertain()).as(found.get().message()).isEqualTo(row.isCertain());

        EngineFacts engine = row.mitigation().equals(List.of(REMAP)) ? REMAPPED : row.engine();
        List<String> mitigation = row.mitigation().equals(List.of(REMAP)) ? List.of() : row.mitigation();
        assertThat(danger(row.code(), engine, row.settings(), mitigation)).isEmpty();
    }

    static List<Row> rowsOf() {
        return ROWS;
    }

    @Test
    void every_danger_has_a_row() {
        assertThat(ROWS)
                .extracting(Row::code)
                .containsAll(Dangers.codes().stream().map(DangerCode::code).toList());
    }

    @Test
    void names_what_comes_together_and_weighs_what_is_certain_as_an_error() {
        Danger danger = danger("kernel-modules-loaded", PLAIN, List.of(add("SYS_MODULE")), List.of())
                .orElseThrow();

        assertThat(danger.facts()).containsExactly("has the host's ids", "holds SYS_MODULE", "may call init_module");
        assertThat(danger.finding().severity()).isEqualTo(Severity.ERROR);
        assertThat(danger.finding().toString())
                .startsWith(
                        "error: capabilities: it has the host's ids, holds SYS_MODULE, may call init_module: it loads")
                .endsWith("[kernel-modules-loaded]");
    }

    @Test
    void what_cannot_be_excluded_is_a_warning_that_says_what_is_not_known() {
        Danger danger = danger("kernel-modules-loaded", PLAIN, List.of("user=app", add("SYS_MODULE")), List.of())
                .orElseThrow();

        assertThat(danger.isCertain()).isFalse();
        assertThat(danger.finding().severity()).isEqualTo(Severity.WARNING);
        assertThat(danger.message()).contains("not known: capabilities that can be switched on (");
    }

    @Test
    void a_path_cannot_forge_a_line() {
        Danger danger = danger("host-files-writable", PLAIN, List.of(bind("/etc/cron.d/a\\u001b[2Kb")), List.of())
                .orElseThrow();

        assertThat(danger.message()).doesNotContain("\u001b");
    }

    @Test
    void an_engine_of_which_nothing_is_known_excludes_little_and_proves_nothing_wrong() {
        List<Danger> dangers = Dangers.of(
                policy(EngineFacts.docker("28.5.2"), List.of(add("SYS_ADMIN", "SYS_MODULE")), List.of("user=default")));

        assertThat(dangers)
                .noneMatch(
                        danger -> danger.isCertain() && danger.code().aspects().size() > 1);
    }

    private static Optional<Danger> danger(
            String code, EngineFacts engine, List<String> settings, List<String> mitigation) {
        return Dangers.of(policy(engine, settings, mitigation)).stream()
                .filter(danger -> danger.code().code().equals(code))
                .findFirst();
    }

    private static EffectivePolicy policy(EngineFacts engine, List<String> settings, List<String> mitigation) {
        List<String> all = new ArrayList<>(List.of(ROOT));
        for (String one : concat(settings, mitigation)) {
            String key = one.substring(0, one.indexOf('=') + 1);
            all.removeIf(earlier -> earlier.startsWith(key));
            all.add(one);
        }
        return UncheckedSpec.of(ProfileDocument.readSettings("test", all, ReferencedFiles.none()))
                .on(engine);
    }

    private static List<String> concat(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
