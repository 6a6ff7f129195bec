package dev.hasp.danger;

import static dev.hasp.danger.Condition.all;
import static dev.hasp.danger.Condition.any;
import static dev.hasp.danger.Powers.callsAny;
import static dev.hasp.danger.Powers.holdsOnHost;

import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.effective.Aspects;
import dev.hasp.linux.Capability;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** That it can read from or write to devices: the cgroup permits it, a node is there or can be made, and its mode lets. */
final class DeviceUse {

    /** runc createDevices. */
    private static final Set<String> USUAL =
            Set.of("/dev/full", "/dev/null", "/dev/random", "/dev/tty", "/dev/urandom", "/dev/zero", "/dev/console");

    /** Linux Documentation/admin-guide/devices.txt: names of disks and their partitions. */
    private static final Pattern DISK = Pattern.compile(
            "/dev/(sd[a-z]+|hd[a-z]|vd[a-z]+|xvd[a-z]+|nvme[0-9]+n|mmcblk|dm-|md|loop|nbd|sr|zram|mapper/).*");

    private DeviceUse() {}

    /** Any disk. */
    static Condition ofDisks() {
        Predicate<DeviceCgroupRule> disks = rule -> rule.type() != DeviceCgroupRule.Type.CHARACTER;
        return all(
                situation -> {
                    Answer permitted = permitted(disks, "disks").in(situation);
                    boolean named = situation.policy().get(Aspects.DEVICE_NODES).stream()
                            .flatMap(Set::stream)
                            .anyMatch(node -> DISK.matcher(node).matches());
                    return named && !permitted.isNo() ? Answer.yes("has the node of a disk") : permitted;
                },
                node(path -> !USUAL.contains(path)),
                Powers.HOST_FILES_OBEY);
    }

    /**
     * One character device.
     *
     * @param path its usual path, which a node may have
     */
    static Condition of(String path, long major, long minor) {
        Predicate<DeviceCgroupRule> one = rule -> rule.type() != DeviceCgroupRule.Type.BLOCK
                && rule.major().orElse(major) == major
                && rule.minor().orElse(minor) == minor;
        return all(permitted(one, path), node(path::equals), Powers.HOST_FILES_OBEY);
    }

    private static Condition permitted(Predicate<DeviceCgroupRule> rules, String what) {
        return Condition.told(
                Aspects.DEVICE_RULES,
                permitted -> Answer.when(
                        permitted.stream()
                                .filter(rule ->
                                        rule.access().read() || rule.access().write())
                                .anyMatch(rules),
                        "may use " + what));
    }

    private static Condition node(Predicate<String> path) {
        return any(
                Condition.told(
                        Aspects.DEVICE_NODES,
                        nodes -> Answer.when(nodes.stream().anyMatch(path), "has a node for it")),
                all(holdsOnHost(Capability.MKNOD), callsAny("mknod", "mknodat")));
    }
}
