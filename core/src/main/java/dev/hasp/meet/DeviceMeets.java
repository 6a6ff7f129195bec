package dev.hasp.meet;

import dev.hasp.control.Device;
import dev.hasp.control.DeviceAccess;
import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.control.DeviceRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Devices that both sides permit, with the access that both permit. */
final class DeviceMeets {

    private static final DeviceCgroupRule EVERYTHING = DeviceCgroupRule.parse("a *:* rwm");

    static final Meet<List<Device>> DEVICES_RULE = Lists.commonByKey(DeviceMeets::place, DeviceMeets::common);

    static final Meet<List<DeviceRequest>> REQUESTS_RULE = Lists.common(UnaryOperator.identity());

    static final Meet<List<DeviceCgroupRule>> RULES_RULE =
            Meet.withDefault(List.of(), (first, second) -> Answer.of(written(common(normal(first), normal(second)))));

    private DeviceMeets() {}

    private static String place(Device device) {
        return Paths.clean(device.source()) + ":" + Paths.clean(device.target());
    }

    private static Optional<Device> common(Device first, Device second) {
        return common(first.access(), second.access())
                .map(access -> new Device(Paths.clean(first.source()), Paths.clean(first.target()), access));
    }

    private static Optional<DeviceAccess> common(DeviceAccess first, DeviceAccess second) {
        return access(first.read() && second.read(), first.write() && second.write(), first.mknod() && second.mknod());
    }

    private static Optional<DeviceAccess> access(boolean read, boolean write, boolean mknod) {
        return read || write || mknod ? Optional.of(new DeviceAccess(read, write, mknod)) : Optional.empty();
    }

    /** A rule for all devices counts whatever its numbers and letters (Linux device_cgroup.c): it is two of every number. */
    private static List<DeviceCgroupRule> normal(List<DeviceCgroupRule> rules) {
        List<DeviceCgroupRule> normal = new ArrayList<>();
        for (DeviceCgroupRule rule : rules) {
            if (rule.type() == DeviceCgroupRule.Type.ALL) {
                normal.add(every(DeviceCgroupRule.Type.BLOCK));
                normal.add(every(DeviceCgroupRule.Type.CHARACTER));
            } else {
                normal.add(rule);
            }
        }
        return normal;
    }

    private static DeviceCgroupRule every(DeviceCgroupRule.Type type) {
        return new DeviceCgroupRule(type, OptionalLong.empty(), OptionalLong.empty(), DeviceAccess.ALL);
    }

    private static List<DeviceCgroupRule> common(List<DeviceCgroupRule> first, List<DeviceCgroupRule> second) {
        List<DeviceCgroupRule> both = new ArrayList<>();
        for (DeviceCgroupRule one : first) {
            for (DeviceCgroupRule other : second) {
                if (one.type() == other.type()
                        && meet(one.major(), other.major())
                        && meet(one.minor(), other.minor())) {
                    common(one.access(), other.access())
                            .ifPresent(access -> both.add(new DeviceCgroupRule(
                                    one.type(),
                                    one.major().isPresent() ? one.major() : other.major(),
                                    one.minor().isPresent() ? one.minor() : other.minor(),
                                    access)));
                }
            }
        }
        return both;
    }

    private static boolean meet(OptionalLong one, OptionalLong other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    /** One rule for the same devices, with each letter only where no wider rule has it. */
    private static List<DeviceCgroupRule> written(List<DeviceCgroupRule> rules) {
        Map<String, DeviceCgroupRule> written = new LinkedHashMap<>();
        for (DeviceCgroupRule devices : rules) {
            access(
                            widest(rules, devices, DeviceAccess::read),
                            widest(rules, devices, DeviceAccess::write),
                            widest(rules, devices, DeviceAccess::mknod))
                    .map(access -> new DeviceCgroupRule(devices.type(), devices.major(), devices.minor(), access))
                    .ifPresent(rule -> written.put(rule.toString(), rule));
        }
        List<DeviceCgroupRule> sorted = Lists.sorted(written.values());
        return sorted.equals(List.of(every(DeviceCgroupRule.Type.BLOCK), every(DeviceCgroupRule.Type.CHARACTER)))
                ? List.of(EVERYTHING)
                : sorted;
    }

    private static boolean widest(
            List<DeviceCgroupRule> rules, DeviceCgroupRule devices, Predicate<DeviceAccess> letter) {
        boolean has = false;
        for (DeviceCgroupRule rule : rules) {
            if (letter.test(rule.access()) && covers(rule, devices)) {
                if (!covers(devices, rule)) {
                    return false;
                }
                has = true;
            }
        }
        return has;
    }

    private static boolean covers(DeviceCgroupRule wide, DeviceCgroupRule narrow) {
        return wide.type() == narrow.type()
                && (wide.major().isEmpty() || wide.major().equals(narrow.major()))
                && (wide.minor().isEmpty() || wide.minor().equals(narrow.minor()));
    }
}
