package dev.hasp.validation;

import static dev.hasp.control.Controls.DEVICES;
import static dev.hasp.control.Controls.DEVICE_CGROUP_RULES;
import static dev.hasp.validation.Rule.error;
import static dev.hasp.validation.Rule.warning;

import dev.hasp.control.CleanPath;
import dev.hasp.control.Device;
import dev.hasp.control.DeviceAccess;
import dev.hasp.control.DeviceCgroupRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Devices of the host (moby {@code oci.DevicesFromPath}, kernel {@code cgroup-v1/devices}). */
final class DeviceRules {

    /** Linux admin-guide/devices: disks and their partitions by driver, and the machine's memory and ports. */
    private static final Pattern OPENS_HOST =
            Pattern.compile("/dev(/(sd|hd|vd|xvd|nvme|mmcblk|md|dm-|loop|zd|nbd)[a-z0-9].*"
                    + "|/(disk|mapper|block)(/.*)?|/mem|/kmem|/port|/kmsg)?");

    static final List<Rule> ALL = List.of(
            error("device-target-twice", "keep one of them", DeviceRules::targetTwice),
            warning("device-opens-host", "leave it out, or mount one directory instead", DeviceRules::opensHost),
            warning("device-rule-all", "name the driver's number, such as c 195:* rw", DeviceRules::allDevices),
            error(
                    "device-rule-ignores-numbers",
                    "use c and b rules, which heed numbers and letters",
                    DeviceRules::ignoresNumbers));

    private DeviceRules() {}

    /** runc createDevices: one node a path. */
    private static void targetTwice(Asked asked, Rule.Found found) {
        Map<String, Device> first = new HashMap<>();
        asked.each(DEVICES).forEach(device -> {
            Device one = first.putIfAbsent(CleanPath.of(device.target()), device);
            if (one != null) {
                found.at(DEVICES, asked.say(DEVICES, device) + " stands where " + Asked.text(one) + " stands");
            }
        });
    }

    /** A disk holds every file of the host, whatever the mounts say; mem(4) and ioperm(2) for the rest. */
    private static void opensHost(Asked asked, Rule.Found found) {
        asked.each(DEVICES).stream()
                .filter(device ->
                        OPENS_HOST.matcher(CleanPath.of(device.source())).matches())
                .forEach(device -> found.at(
                        DEVICES,
                        asked.say(DEVICES, device) + " reaches the host's disks or memory past every other lock"));
    }

    /** Linux cgroup-v1/devices: a star stands for every number. */
    private static void allDevices(Asked asked, Rule.Found found) {
        asked.each(DEVICE_CGROUP_RULES).stream()
                .filter(rule ->
                        rule.type() == DeviceCgroupRule.Type.ALL || rule.major().isEmpty())
                .forEach(rule -> found.at(
                        DEVICE_CGROUP_RULES,
                        asked.say(DEVICE_CGROUP_RULES, rule) + " permits every " + word(rule.type())
                                + " of the host that a node can be made for"));
    }

    private static String word(DeviceCgroupRule.Type type) {
        return switch (type) {
            case ALL -> "device";
            case CHARACTER -> "character device";
            case BLOCK -> "block device, disks included,";
        };
    }

    /** runc cgroups/devices Emulator.Apply: a rule for all types resets the list to allow everything. */
    private static void ignoresNumbers(Asked asked, Rule.Found found) {
        asked.each(DEVICE_CGROUP_RULES).stream()
                .filter(rule -> rule.type() == DeviceCgroupRule.Type.ALL)
                .filter(rule -> rule.major().isPresent()
                        || rule.minor().isPresent()
                        || !rule.access().equals(DeviceAccess.ALL))
                .forEach(rule -> found.at(
                        DEVICE_CGROUP_RULES,
                        asked.say(DEVICE_CGROUP_RULES, rule)
                                + " means a *:* rwm, as a rule for all types has neither numbers" + " nor letters"));
    }
}
