package dev.hasp.ceiling;

import dev.hasp.control.CleanPath;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.Device;
import dev.hasp.meaning.AskedValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Uses no device of the host but those, adds no rule of the device cgroup and asks no driver for devices.
 *
 * @param paths their paths on the host
 */
public record DevicesOneOf(Set<String> paths) implements Demand {

    public DevicesOneOf {
        Set<String> clean = new TreeSet<>();
        paths.forEach(path -> clean.add(HostPath.writable(path).path()));
        paths = Collections.unmodifiableSet(clean);
    }

    @Override
    public String key() {
        return "devicesOneOf";
    }

    @Override
    public List<Control<?>> controls() {
        return List.of();
    }

    @Override
    public List<Shortfall> shortfalls(Subject subject) {
        List<Shortfall> shortfalls = new ArrayList<>();
        for (Device device : subject.spec().devices().orElse(List.of())) {
            if (!paths.contains(CleanPath.of(device.source()))) {
                shortfalls.add(shortfall(Controls.DEVICES, AskedValue.plain(device.toString()), subject));
            }
        }
        subject.spec()
                .deviceCgroupRules()
                .orElse(List.of())
                .forEach(rule -> shortfalls.add(shortfall(Controls.DEVICE_CGROUP_RULES, rule.toString(), subject)));
        if (!subject.spec().deviceRequests().orElse(List.of()).isEmpty()) {
            shortfalls.add(shortfall(Controls.DEVICE_REQUESTS, "devices of a driver", subject));
        }
        if (subject.spec().privileged().orElse(false)) {
            shortfalls.add(shortfall(Controls.PRIVILEGED, "every device", subject));
        }
        return shortfalls;
    }

    private Shortfall shortfall(Control<?> control, String asked, Subject subject) {
        String layer = Asked.layer(subject.spec().profile(), control);
        return Shortfall.of(control, asked + layer, toString(), "leave it out, or ask for an allowed one by its path");
    }

    @Override
    public String toString() {
        return "devices of the host: " + Words.list(paths);
    }
}
