package dev.hasp.inforce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a process in a container reads of itself from the kernel, as {@link #PROBE} prints it. */
record KernelState(Map<String, List<String>> sections) {

    /** Needs no more than a shell and busybox, changes nothing, and works read-only under any user. */
    static final String PROBE = """
            echo '== status'; cat /proc/self/status
            echo '== limits'; cat /proc/self/limits
            echo '== mounts'; cat /proc/self/mountinfo
            echo '== id'; id -u; id -g
            echo '== hostname'; hostname
            echo '== init'; cat /proc/1/comm
            echo '== interfaces'; ls /sys/class/net
            echo '== namespaces'; for kind in pid ipc uts cgroup; do readlink /proc/self/ns/$kind; done
            echo '== cgroup'
            for file in memory/memory.limit_in_bytes memory/memory.memsw.limit_in_bytes pids/pids.max \\
                    cpu/cpu.cfs_quota_us cpu/cpu.cfs_period_us memory.max memory.swap.max pids.max cpu.max; do
                if [ -e /sys/fs/cgroup/$file ]; then echo "$file $(cat /sys/fs/cgroup/$file)"; fi
            done
            echo '== port'; cat /proc/sys/net/ipv4/ip_unprivileged_port_start
            echo '== shm'; df -k /dev/shm 2>/dev/null | tail -n 1
            echo '== end'
            """;

    /** A line of {@code /proc/self/mountinfo}: the options of the mount, then those of its file system. */
    record Mounted(String target, String type, List<String> options) {

        /** By the mount's own first option; a file system that is writable may be mounted read-only. */
        boolean readOnly() {
            return options.get(0).equals("ro");
        }
    }

    static KernelState read(String stdout) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        String section = "";
        for (String line : stdout.lines().toList()) {
            if (line.startsWith("== ")) {
                section = line.substring(3);
            } else {
                sections.computeIfAbsent(section, key -> new ArrayList<>()).add(line);
            }
        }
        return new KernelState(sections);
    }

    private List<String> lines(String section) {
        return sections.getOrDefault(section, List.of());
    }

    String status(String field) {
        return lines("status").stream()
                .filter(line -> line.startsWith(field + ":"))
                .map(line -> line.substring(field.length() + 1).strip())
                .findFirst()
                .orElseThrow();
    }

    /** A set of capabilities such as CapBnd, as its bits. */
    long capabilities(String field) {
        return Long.parseUnsignedLong(status(field), 16);
    }

    /** Soft and hard limit of a row such as {@code Max open files}. */
    List<String> limit(String row) {
        String line = lines("limits").stream()
                .filter(l -> l.startsWith(row))
                .findFirst()
                .orElseThrow();
        return words(line.substring(row.length())).subList(0, 2);
    }

    List<Mounted> mounts() {
        return lines("mounts").stream().map(KernelState::mounted).toList();
    }

    Optional<Mounted> mount(String target) {
        return mounts().stream().filter(m -> m.target().equals(target)).reduce((earlier, later) -> later);
    }

    private static Mounted mounted(String line) {
        List<String> fields = words(line);
        int dash = fields.indexOf("-");
        List<String> options = new ArrayList<>(Arrays.asList(fields.get(5).split(",", -1)));
        options.addAll(Arrays.asList(fields.get(dash + 3).split(",", -1)));
        return new Mounted(fields.get(4), fields.get(dash + 1), options);
    }

    private static List<String> words(String line) {
        return Arrays.asList(line.strip().split(" +", -1));
    }

    long uid() {
        return Long.parseLong(lines("id").get(0));
    }

    long gid() {
        return Long.parseLong(lines("id").get(1));
    }

    String hostname() {
        return lines("hostname").get(0);
    }

    String firstProcess() {
        return lines("init").get(0);
    }

    List<String> interfaces() {
        return lines("interfaces");
    }

    List<String> namespaces() {
        return lines("namespaces");
    }

    String firstFreePort() {
        return lines("port").get(0);
    }

    /** Size of /dev/shm in KiB; empty where there is none. */
    Optional<Long> shmKibibytes() {
        return mount("/dev/shm")
                .map(there -> Long.parseLong(words(lines("shm").get(0)).get(1)));
    }

    /** The values of the first of these cgroup files that exists. */
    private List<String> cgroup(String... files) {
        Map<String, String> values = lines("cgroup").stream()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        for (String file : files) {
            if (values.containsKey(file)) {
                return words(values.get(file));
            }
        }
        throw new AssertionError("none of " + Arrays.asList(files) + " in " + values);
    }

    long memory() {
        return Long.parseLong(
                cgroup("memory/memory.limit_in_bytes", "memory.max").get(0));
    }

    /** Memory and swap together; version 2 of cgroups counts swap alone. */
    long memoryAndSwap() {
        String value =
                cgroup("memory/memory.memsw.limit_in_bytes", "memory.swap.max").get(0);
        boolean alone = lines("cgroup").stream().anyMatch(line -> line.startsWith("memory.swap.max"));
        return Long.parseLong(value) + (alone ? memory() : 0);
    }

    String pids() {
        return cgroup("pids/pids.max", "pids.max").get(0);
    }

    /** Processor time per time, in CPUs. */
    double cpus() {
        List<String> max = cgroup("cpu.max", "cpu/cpu.cfs_quota_us");
        String period =
                max.size() == 2 ? max.get(1) : cgroup("cpu/cpu.cfs_period_us").get(0);
        return Double.parseDouble(max.get(0)) / Double.parseDouble(period);
    }
}
