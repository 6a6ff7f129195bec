package dev.hasp.observed;

import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.control.MalformedValueException;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;

/** {@code devices.list} (Linux Documentation/admin-guide/cgroup-v1/devices.rst): a rule on each line. */
final class DeviceList {

    private DeviceList() {}

    static SortedSet<DeviceCgroupRule> parse(String text) {
        SortedSet<DeviceCgroupRule> rules = new TreeSet<>(Comparator.comparing(DeviceCgroupRule::toString));
        for (String line : text.lines().toList()) {
            try {
                rules.add(DeviceCgroupRule.parse(line));
            } catch (MalformedValueException strange) {
                throw new NotUnderstood("a device rule", line);
            }
        }
        return rules;
    }
}
