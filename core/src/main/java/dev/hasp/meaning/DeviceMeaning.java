package dev.hasp.meaning;

import static dev.hasp.control.Controls.DEVICES;
import static dev.hasp.control.Controls.DEVICE_CGROUP_RULES;
import static dev.hasp.control.Controls.DEVICE_REQUESTS;
import static dev.hasp.control.Controls.MOUNTS;
import static dev.hasp.control.Controls.PRIVILEGED;

import dev.hasp.control.CleanPath;
import dev.hasp.control.Controls;
import dev.hasp.control.Device;
import dev.hasp.control.DeviceAccess;
import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.effective.AllOfHost;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Reason;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/** Device nodes and what the device cgroup permits (moby {@code WithDevices}, runc {@code specconv.AllowedDevices}). */
final class DeviceMeaning implements Meaning {

    /** runc createDevices; /dev/console comes with a terminal alone. */
    private static final List<String> NODES =
            List.of("/dev/full", "/dev/null", "/dev/random", "/dev/tty", "/dev/urandom", "/dev/zero");

    /** moby oci.DefaultSpec and runc specconv.AllowedDevices together, as devices.list shows them. */
    private static final List<DeviceCgroupRule> RULES = List.of(
            DeviceCgroupRule.parse("b *:* m"),
            DeviceCgroupRule.parse("c *:* m"),
            DeviceCgroupRule.parse("c 1:3 rwm"),
            DeviceCgroupRule.parse("c 1:5 rwm"),
            DeviceCgroupRule.parse("c 1:7 rwm"),
            DeviceCgroupRule.parse("c 1:8 rwm"),
            DeviceCgroupRule.parse("c 1:9 rwm"),
            DeviceCgroupRule.parse("c 5:0 rwm"),
            DeviceCgroupRule.parse("c 5:1 rwm"),
            DeviceCgroupRule.parse("c 5:2 rwm"),
            DeviceCgroupRule.parse("c 10:200 rwm"),
            DeviceCgroupRule.parse("c 136:* rwm"));

    private static final DeviceCgroupRule EVERYTHING = DeviceCgroupRule.parse("a *:* rwm");

    private static final EngineCode ACCESS_OPEN = new EngineCode(
            "device-access-not-limited",
            Effect.WEAKENED,
            "an engine without root has no device cgroup, so that the device may be used as its owner and mode permit",
            "limit the device's mode on the host, or use an engine with root",
            "moby rootless specconv.ToRootless; runc fs2 setDevices without root");

    static final List<EngineCode> CODES = List.of(ACCESS_OPEN);

    @Override
    public void of(Derivation derivation) {
        nodes(derivation);
        rules(derivation);
    }

    private static void nodes(Derivation derivation) {
        Optional<Reason> gap = unknownNodes(derivation);
        if (gap.isPresent()) {
            derivation.unknown(Aspects.DEVICE_NODES, derivation.askedOrDefault(DEVICES), gap.get());
            return;
        }
        SortedSet<String> nodes = new TreeSet<>(NODES);
        derivation.each(DEVICES).forEach(device -> nodes.add(CleanPath.of(device.target())));
        derivation.mean(
                Aspects.DEVICE_NODES,
                nodes,
                derivation.engineDefault(),
                derivation.askedOrDefault(DEVICES),
                Reason.of("and /dev/console with a terminal"));
    }

    private static Optional<Reason> unknownNodes(Derivation derivation) {
        if (derivation.is(PRIVILEGED)) {
            return Optional.of(AllOfHost.DEVICES);
        }
        if (!derivation.each(DEVICE_REQUESTS).isEmpty()) {
            return Optional.of(Reason.of("a driver adds devices, which the engine does not tell"));
        }
        boolean mountedOver = derivation.each(MOUNTS).stream().anyMatch(mount -> isInDev(mount.target()))
                || derivation.each(Controls.TMPFS).stream().anyMatch(tmpfs -> isInDev(tmpfs.target()));
        if (mountedOver) {
            return Optional.of(Reason.of("what a mount in /dev hides and shows is not known"));
        }
        return derivation.each(DEVICES).stream()
                .map(Device::source)
                .filter(source -> !KnownDevice.isOne(CleanPath.of(source)))
                .findFirst()
                .map(source -> Reason.of("every device below " + source + ", if it is a directory of the host"));
    }

    private static boolean isInDev(String target) {
        String clean = CleanPath.of(target);
        return (clean.equals("/dev") || clean.startsWith("/dev/"))
                && !clean.equals("/dev/shm")
                && !clean.equals("/dev/mqueue");
    }

    private static void rules(Derivation derivation) {
        List<Reason> reasons = new ArrayList<>(List.of(derivation.engineDefault()));
        if (!derivation.each(DEVICE_CGROUP_RULES).isEmpty()) {
            reasons.add(derivation.asked(DEVICE_CGROUP_RULES));
        }
        if (!derivation.each(DEVICES).isEmpty()) {
            reasons.add(derivation.asked(DEVICES));
        }
        SortedSet<DeviceCgroupRule> rules = new TreeSet<>(Comparator.comparing(DeviceCgroupRule::toString));
        rules.addAll(RULES);
        Optional<Reason> gap = asked(derivation, rules).or(() -> unknownEngine(derivation));
        if (derivation.engine().rootless().orElse(false)) {
            withoutRoot(derivation, reasons);
        } else if (derivation.is(PRIVILEGED)) {
            derivation.mean(Aspects.DEVICE_RULES, only(EVERYTHING), derivation.asked(PRIVILEGED));
        } else if (rules.contains(EVERYTHING)) {
            derivation.mean(Aspects.DEVICE_RULES, only(EVERYTHING), reasons);
        } else if (gap.isPresent()) {
            reasons.add(gap.get());
            derivation.unknown(Aspects.DEVICE_RULES, reasons.toArray(Reason[]::new));
        } else {
            reasons.add(Reason.of("runc permits terminals and /dev/net/tun, 1.2.0 to 1.2.3 without the latter"));
            derivation.mean(Aspects.DEVICE_RULES, rules, reasons);
        }
    }

    private static SortedSet<DeviceCgroupRule> only(DeviceCgroupRule rule) {
        SortedSet<DeviceCgroupRule> rules = new TreeSet<>(Comparator.comparing(DeviceCgroupRule::toString));
        rules.add(rule);
        return rules;
    }

    /** Adds what is asked for, and says what of it is not known. */
    private static Optional<Reason> asked(Derivation derivation, SortedSet<DeviceCgroupRule> rules) {
        Optional<Reason> gap = derivation.each(DEVICE_REQUESTS).isEmpty()
                ? Optional.empty()
                : Optional.of(Reason.of("a driver adds devices, which the engine does not tell"));
        for (Device device : derivation.each(DEVICES)) {
            Optional<KnownDevice> known = KnownDevice.of(CleanPath.of(device.source()));
            known.ifPresent(numbers -> add(
                    rules,
                    new DeviceCgroupRule(
                            DeviceCgroupRule.Type.CHARACTER,
                            OptionalLong.of(numbers.major()),
                            OptionalLong.of(numbers.minor()),
                            device.access())));
            if (known.isEmpty()) {
                gap = Optional.of(Reason.of("the numbers of " + device.source() + " are not known"));
            }
        }
        derivation.each(DEVICE_CGROUP_RULES).forEach(rule -> add(rules, rule));
        return gap;
    }

    /** The kernel keeps one rule of the same devices, with the access of all (Linux dev_exception_add). */
    private static void add(SortedSet<DeviceCgroupRule> rules, DeviceCgroupRule rule) {
        if (rule.type() == DeviceCgroupRule.Type.ALL) {
            rules.add(EVERYTHING);
            return;
        }
        DeviceAccess access = rule.access();
        for (DeviceCgroupRule old : List.copyOf(rules)) {
            if (old.type() == rule.type()
                    && old.major().equals(rule.major())
                    && old.minor().equals(rule.minor())) {
                rules.remove(old);
                access = new DeviceAccess(
                        access.read() || old.access().read(),
                        access.write() || old.access().write(),
                        access.mknod() || old.access().mknod());
            }
        }
        rules.add(new DeviceCgroupRule(rule.type(), rule.major(), rule.minor(), access));
    }

    private static Optional<Reason> unknownEngine(Derivation derivation) {
        if (derivation.engine().isPodman()) {
            return Optional.of(Reason.of("what its runtime permits by itself is not known"));
        }
        return derivation.engine().rootless().isEmpty()
                ? Optional.of(
                        Reason.of("whether the engine runs without root, and so without device cgroup, is not known"))
                : Optional.empty();
    }

    private static void withoutRoot(Derivation derivation, List<Reason> reasons) {
        derivation.each(DEVICES).stream()
                .filter(device -> !device.access().read() || !device.access().write())
                .forEach(device ->
                        derivation.find(ACCESS_OPEN, DEVICES, "device " + AskedValue.plain(device.toString())));
        reasons.add(Reason.of("an engine without root has no device cgroup: what holds for its user holds"));
        derivation.unknown(Aspects.DEVICE_RULES, reasons.toArray(Reason[]::new));
    }
}
