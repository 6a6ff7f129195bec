package dev.hasp.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Spellings of docker's command and of Compose files (Compose specification, services) that have another key here. */
final class ForeignKeys {

    private static final Map<String, String> HERE = new HashMap<>();

    static {
        put("capabilities: {add: […]}", "cap_add", "cap-add", "capAdd");
        put("capabilities: {drop: […]}", "cap_drop", "cap-drop", "capDrop");
        put("readOnlyRootfs", "read_only", "read-only", "readOnly", "readonly");
        put("memory", "mem_limit", "memLimit");
        put("memorySwap", "memswap_limit");
        put("memoryReservation", "mem_reservation");
        put("memorySwappiness", "mem_swappiness");
        put("groups", "group_add", "group-add");
        put("mounts", "volumes", "volume", "mount", "binds");
        put("ports", "publish");
        put("extraHosts", "add-host");
        put("networkAliases", "aliases", "network-alias");
        put("network", "network_mode", "net");
        put("userns", "userns_mode");
        put("cgroupns", "cgroup");
        put("deviceRequests", "gpus");
        put("autoRemove", "rm");
        put("stopTimeout", "stop_grace_period");
        put("storageOptions", "storage_opt", "storage-opt");
        put("devices", "device");
        put("logging", "log-driver", "log_driver", "log-opt", "log_opt");
        put("seccomp, appArmor, seLinux, noNewPrivileges, maskedPaths", "security_opt", "security-opt", "securityOpt");
        put("cpuRealtimePeriod", "cpu_rt_period", "cpu-rt-period");
        put("cpuRealtimeRuntime", "cpu_rt_runtime", "cpu-rt-runtime");
        put("cpusetCpus", "cpuset");
        put("ipv4Address", "ip");
        put("ipv6Address", "ip6");
        put("healthcheck", "health-cmd", "health_cmd");
    }

    private ForeignKeys() {}

    private static void put(String here, String... theirs) {
        for (String key : theirs) {
            HERE.put(key, here);
        }
    }

    /** What to do about a key that is none here. */
    static String remedy(String key, List<String> known) {
        String here = HERE.get(key);
        return here == null ? Nearest.remedy(key, known) : "here it is " + here;
    }
}
