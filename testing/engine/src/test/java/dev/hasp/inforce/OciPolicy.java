package dev.hasp.inforce;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hasp.control.CpuSet;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.CpuTime;
import dev.hasp.effective.IdMapping;
import dev.hasp.effective.Limit;
import dev.hasp.effective.ResourceLimit;
import dev.hasp.effective.Sharing;
import dev.hasp.linux.Capability;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a container gets by its OCI configuration: the value of every aspect after the runtime has done what it says and
 * the kernel has executed the first program (OCI runtime specification 1.2, config.md and config-linux.md; runc 1.1).
 *
 * <p>An aspect without a value is left to the host by this configuration.
 */
final class OciPolicy {

    /** What no OCI configuration says: interfaces are put into the network namespace by a hook of the engine. */
    static final Set<Aspect<?>> NOT_SHOWN = Set.of(Aspects.LOOPBACK_ONLY);

    /** Memory is counted in pages (Linux {@code page_counter_memparse}, rounds down). */
    private static final long PAGE = 4096;

    private final Map<Aspect<?>, Optional<?>> values = new LinkedHashMap<>();
    private final OciConfig config;
    private final OciHost host;

    /** Works it out for a host. */
    OciPolicy(OciConfig config, OciHost host) {
        this.config = config;
        this.host = host;
        identity();
        capabilities();
        confinement();
        namespaces();
        files();
        memory();
        processor();
        disks();
        processes();
    }

    /**
     * Every aspect that a configuration shows, with its value, or empty where it is left to the host. The rules of
     * seccomp are an {@link OciSeccomp}.
     */
    Map<Aspect<?>, Optional<?>> values() {
        return values;
    }

    private <T> void is(Aspect<T> aspect, T value) {
        is(aspect, Optional.of(value));
    }

    private <T> void is(Aspect<T> aspect, Optional<T> value) {
        values.put(aspect, value);
    }

    private void identity() {
        JsonNode user = config.process().path("user");
        is(Aspects.UID, user.path("uid").asLong());
        is(Aspects.GID, user.path("gid").asLong());
        SortedSet<Long> groups = new TreeSet<>();
        user.path("additionalGids").forEach(group -> groups.add(group.asLong()));
        is(Aspects.GROUPS_HELD, groups);
        // runc init: unix.Umask(0o022) where the configuration has none
        is(Aspects.UMASK_SET, user.path("umask").asInt(0022));
        boolean own = config.namespaces().containsKey("user");
        is(Aspects.UID_MAP, own ? mappings("uidMappings") : List.of(IdMapping.IDENTITY));
        is(Aspects.GID_MAP, own ? mappings("gidMappings") : List.of(IdMapping.IDENTITY));
    }

    private List<IdMapping> mappings(String member) {
        return OciConfig.list(config.linux().path(member)).stream()
                .map(entry -> new IdMapping(
                        entry.path("containerID").asLong(),
                        entry.path("hostID").asLong(),
                        entry.path("size").asLong()))
                .toList();
    }

    /**
     * The configuration has the sets before the program is executed. Executing it transforms them (capabilities(7),
     * "Transformation of capabilities during execve()"): for uid 0 permitted becomes inheritable and bounding, no more
     * than before with no-new-privileges, and ambient is cleared; for any other uid and a program without file
     * capabilities both permitted and effective become the ambient set.
     */
    private void capabilities() {
        SortedSet<Capability> bounding = set("bounding");
        SortedSet<Capability> inheritable = set("inheritable");
        SortedSet<Capability> gained = set("ambient");
        boolean root = config.process().path("user").path("uid").asLong() == 0;
        if (root) {
            gained = new TreeSet<>(bounding);
            gained.addAll(inheritable);
            if (config.process().path("noNewPrivileges").asBoolean()) {
                gained.retainAll(set("permitted"));
            }
        }
        is(Aspects.BOUNDING, bounding);
        is(Aspects.PERMITTED, gained);
        is(Aspects.EFFECTIVE, gained);
        is(Aspects.INHERITABLE, inheritable);
        is(Aspects.AMBIENT, root ? new TreeSet<>() : set("ambient"));
    }

    private SortedSet<Capability> set(String name) {
        SortedSet<Capability> set = new TreeSet<>();
        config.process()
                .path("capabilities")
                .path(name)
                .forEach(capability -> set.add(Capability.of(capability.asText())));
        return set;
    }

    private void confinement() {
        is(Aspects.NO_NEW_PRIVS, config.process().path("noNewPrivileges").asBoolean());
        JsonNode seccomp = config.linux().path("seccomp");
        is(Aspects.SECCOMP_ON, !seccomp.isMissingNode());
        values.put(
                Aspects.SECCOMP_RULES,
                Optional.of(seccomp.isMissingNode() ? Optional.empty() : Optional.of(new OciSeccomp(seccomp))));
        is(Aspects.APP_ARMOR_PROFILE, config.process().path("apparmorProfile").asText("unconfined"));
        is(Aspects.SE_LINUX_LABEL, config.process().path("selinuxLabel").asText("none"));
    }

    private void namespaces() {
        is(Aspects.NETWORK_NAMESPACE, sharing("network"));
        is(Aspects.PID_NAMESPACE, sharing("pid"));
        is(Aspects.IPC_NAMESPACE, sharing("ipc"));
        is(Aspects.UTS_NAMESPACE, sharing("uts"));
        is(Aspects.CGROUP_NAMESPACE, sharing("cgroup"));
        is(Aspects.MOUNT_NAMESPACE, sharing("mount"));
        is(Aspects.USER_NAMESPACE, sharing("user"));
        is(Aspects.TIME_NAMESPACE, sharing("time"));
        is(
                Aspects.HOST_NAME,
                sharing("uts").equals(Sharing.own())
                        ? Optional.of(config.root().path("hostname").asText())
                        : Optional.empty());
    }

    /** An entry without a path is a new namespace, no entry is the runtime's own; a path is somebody else's. */
    private Sharing sharing(String type) {
        JsonNode entry = config.namespaces().get(type);
        if (entry == null) {
            return Sharing.host();
        }
        String path = entry.path("path").asText("");
        return path.isEmpty() ? Sharing.own() : host.owner(path);
    }

    private void files() {
        is(Aspects.ROOT_READ_ONLY, config.root().path("root").path("readonly").asBoolean());
        is(Aspects.MOUNT_POINTS, OciMounts.of(config));
        is(Aspects.MASKED, paths("maskedPaths"));
        is(Aspects.READ_ONLY, paths("readonlyPaths"));
        is(Aspects.DEVICE_NODES, OciDevices.nodes(config));
        is(Aspects.DEVICE_RULES, OciDevices.rules(config));
    }

    /** The kernel resolves a path. */
    private SortedSet<String> paths(String member) {
        SortedSet<String> paths = new TreeSet<>();
        config.linux()
                .path(member)
                .forEach(path -> paths.add(Path.of(path.asText()).normalize().toString()));
        return paths;
    }

    private void memory() {
        JsonNode memory = config.resources("memory");
        is(Aspects.MEMORY_LIMIT, pages(memory.path("limit")));
        is(Aspects.MEMORY_AND_SWAP, pages(memory.path("swap")));
        is(Aspects.SWAP_LIMIT, pages(memory.path("swap")));
        is(Aspects.MEMORY_MARK, pages(memory.path("reservation")));
        // runc leaves memory.kmem.tcp.limit_in_bytes alone, whatever kernelTCP says
        is(Aspects.TCP_MEMORY, Limit.unlimited());
        is(
                Aspects.SWAPPINESS,
                memory.has("swappiness") ? Optional.of(memory.path("swappiness").asInt()) : Optional.empty());
        is(Aspects.OOM_KILLER_OFF, memory.path("disableOOMKiller").asBoolean());
        is(Aspects.OOM_SCORE, config.process().path("oomScoreAdj").asInt());
    }

    private static Limit pages(JsonNode bytes) {
        return bytes.asLong() > 0 ? Limit.of(bytes.asLong() / PAGE * PAGE) : Limit.unlimited();
    }

    /** Zero is what an engine writes that leaves a value out; the kernel's own are then in force. */
    private void processor() {
        JsonNode cpu = config.resources("cpu");
        long quota = cpu.path("quota").asLong();
        long period = cpu.path("period").asLong();
        is(
                Aspects.CPU_TIME,
                new CpuTime(quota > 0 ? Limit.of(quota) : Limit.unlimited(), period > 0 ? period : 100_000));
        int shares = cpu.path("shares").asInt();
        is(Aspects.CPU_WEIGHT, shares > 0 ? shares : 1024);
        is(Aspects.CPU_LIST, cpus(cpu.path("cpus").asText("")));
        is(Aspects.MEMORY_NODES, cpus(cpu.path("mems").asText("")));
        long runtime = cpu.path("realtimeRuntime").asLong();
        long realtimePeriod = cpu.path("realtimePeriod").asLong();
        is(
                Aspects.REALTIME,
                runtime > 0 || realtimePeriod > 0
                        ? Optional.of(new CpuTime(Limit.of(runtime), realtimePeriod > 0 ? realtimePeriod : 1_000_000))
                        : Optional.empty());
    }

    private static Optional<CpuSet> cpus(String list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(CpuSet.parse(list));
    }

    private void disks() {
        int weight = config.resources("blockIO").path("weight").asInt();
        is(Aspects.DISK_WEIGHT, weight > 0 ? Optional.of(weight) : Optional.empty());
        is(Aspects.DISK_LIMITS, OciDevices.limits(config));
    }

    private void processes() {
        long pids = config.resources("pids").path("limit").asLong();
        is(Aspects.PIDS, pids > 0 ? Limit.of(pids) : Limit.unlimited());
        SortedMap<String, ResourceLimit> limits = new TreeMap<>();
        config.process()
                .path("rlimits")
                .forEach(entry -> limits.put(
                        entry.path("type")
                                .asText()
                                .substring("RLIMIT_".length())
                                .toLowerCase(Locale.ROOT),
                        new ResourceLimit(rlimit(entry.path("soft")), rlimit(entry.path("hard")))));
        is(Aspects.RESOURCE_LIMITS, limits);
        String cgroup = config.linux().path("cgroupsPath").asText("/");
        is(Aspects.PARENT_CGROUP, cgroup.substring(0, Math.max(1, cgroup.lastIndexOf('/'))));
        is(Aspects.INIT_RUNS, config.process().path("args").path(0).asText().equals("/sbin/docker-init"));
        SortedMap<String, String> sysctls = new TreeMap<>();
        config.linux()
                .path("sysctl")
                .properties()
                .forEach(entry -> sysctls.put(entry.getKey(), entry.getValue().asText()));
        is(Aspects.KERNEL_PARAMETERS, sysctls);
    }

    /** RLIM_INFINITY is the largest unsigned number of 64 bits. */
    private static Limit rlimit(JsonNode number) {
        return number.bigIntegerValue().bitLength() == 64 ? Limit.unlimited() : Limit.of(number.asLong());
    }
}
