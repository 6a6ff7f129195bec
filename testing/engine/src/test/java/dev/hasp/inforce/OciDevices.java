package dev.hasp.inforce;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hasp.control.DeviceAccess;
import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.effective.DiskLimits;
import dev.hasp.effective.Limit;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The devices of an OCI configuration, with what runc adds by itself, and the limits of disks. */
final class OciDevices {

    /** OCI runtime specification, config-linux.md, "Default Devices"; /dev/console comes with a terminal alone. */
    private static final List<String> NODES =
            List.of("/dev/full", "/dev/null", "/dev/random", "/dev/tty", "/dev/urandom", "/dev/zero");

    /** runc 1.1 {@code specconv.AllowedDevices}, which come after what the configuration says. */
    private static final List<DeviceCgroupRule> RULES = Stream.of(
                    "c *:* m",
                    "b *:* m",
                    "c 1:3 rwm",
                    "c 1:5 rwm",
                    "c 1:7 rwm",
                    "c 1:8 rwm",
                    "c 1:9 rwm",
                    "c 5:0 rwm",
                    "c 5:2 rwm",
                    "c 10:200 rwm",
                    "c 136:* rwm")
            .map(DeviceCgroupRule::parse)
            .toList();

    private static final DiskLimits NONE =
            new DiskLimits(Limit.unlimited(), Limit.unlimited(), Limit.unlimited(), Limit.unlimited());

    private OciDevices() {}

    static SortedSet<String> nodes(OciConfig config) {
        SortedSet<String> nodes = new TreeSet<>(NODES);
        config.linux()
                .path("devices")
                .forEach(device -> nodes.add(device.path("path").asText()));
        return nodes;
    }

    /** The rules in order, as {@code devices.allow} and {@code devices.deny} take them (Linux cgroup-v1/devices.rst). */
    static SortedSet<DeviceCgroupRule> rules(OciConfig config) {
        SortedSet<DeviceCgroupRule> permitted = new TreeSet<>(Comparator.comparing(DeviceCgroupRule::toString));
        for (JsonNode entry : config.deviceRules()) {
            DeviceCgroupRule rule = rule(entry);
            if (rule.type() == DeviceCgroupRule.Type.ALL) {
                permitted.clear();
                if (entry.path("allow").asBoolean()) {
                    permitted.add(DeviceCgroupRule.parse("a *:* rwm"));
                }
            } else if (entry.path("allow").asBoolean()) {
                permit(permitted, rule);
            } else {
                permitted.removeIf(other -> isSameDevice(other, rule));
            }
        }
        if (permitted.stream().noneMatch(rule -> rule.type() == DeviceCgroupRule.Type.ALL)) {
            RULES.forEach(rule -> permit(permitted, rule));
        }
        return permitted;
    }

    private static void permit(SortedSet<DeviceCgroupRule> permitted, DeviceCgroupRule rule) {
        DeviceAccess access = rule.access();
        for (DeviceCgroupRule other : List.copyOf(permitted)) {
            if (other.type() == DeviceCgroupRule.Type.ALL) {
                return;
            }
            if (isSameDevice(other, rule)) {
                permitted.remove(other);
                access = new DeviceAccess(
                        access.read() || other.access().read(),
                        access.write() || other.access().write(),
                        access.mknod() || other.access().mknod());
            }
        }
        permitted.add(new DeviceCgroupRule(rule.type(), rule.major(), rule.minor(), access));
    }

    private static boolean isSameDevice(DeviceCgroupRule one, DeviceCgroupRule other) {
        return one.type() == other.type()
                && one.major().equals(other.major())
                && one.minor().equals(other.minor());
    }

    private static DeviceCgroupRule rule(JsonNode entry) {
        DeviceCgroupRule.Type type = switch (entry.path("type").asText("a")) {
            case "b" -> DeviceCgroupRule.Type.BLOCK;
            case "c" -> DeviceCgroupRule.Type.CHARACTER;
            default -> DeviceCgroupRule.Type.ALL;
        };
        return new DeviceCgroupRule(
                type,
                number(entry.path("major")),
                number(entry.path("minor")),
                DeviceAccess.parse(entry.path("access").asText()));
    }

    /** Missing and -1 are every number. */
    private static OptionalLong number(JsonNode number) {
        return number.asLong(-1) < 0 ? OptionalLong.empty() : OptionalLong.of(number.asLong());
    }

    /** By the paths of the host's devices. */
    static SortedMap<String, DiskLimits> limits(OciConfig config) {
        SortedMap<String, DiskLimits> limits = new TreeMap<>();
        for (JsonNode rate : throttled(config, "throttleReadBpsDevice")) {
            limits.compute(path(rate), (path, old) -> {
                DiskLimits before = old == null ? NONE : old;
                return new DiskLimits(most(rate), before.writeBytes(), before.reads(), before.writes());
            });
        }
        for (JsonNode rate : throttled(config, "throttleWriteBpsDevice")) {
            limits.compute(path(rate), (path, old) -> {
                DiskLimits before = old == null ? NONE : old;
                return new DiskLimits(before.readBytes(), most(rate), before.reads(), before.writes());
            });
        }
        for (JsonNode rate : throttled(config, "throttleReadIOPSDevice")) {
            limits.compute(path(rate), (path, old) -> {
                DiskLimits before = old == null ? NONE : old;
                return new DiskLimits(before.readBytes(), before.writeBytes(), most(rate), before.writes());
            });
        }
        for (JsonNode rate : throttled(config, "throttleWriteIOPSDevice")) {
            limits.compute(path(rate), (path, old) -> {
                DiskLimits before = old == null ? NONE : old;
                return new DiskLimits(before.readBytes(), before.writeBytes(), before.reads(), most(rate));
            });
        }
        return limits;
    }

    private static List<JsonNode> throttled(OciConfig config, String member) {
        return OciConfig.list(config.resources("blockIO").path(member));
    }

    private static String path(JsonNode rate) {
        return OciHost.blockDevice(
                rate.path("major").asLong(), rate.path("minor").asLong());
    }

    private static Limit most(JsonNode rate) {
        return rate.path("rate").asLong() == 0
                ? Limit.unlimited()
                : Limit.of(rate.path("rate").asLong());
    }
}
