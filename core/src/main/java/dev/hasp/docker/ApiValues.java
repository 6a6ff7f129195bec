package dev.hasp.docker;

import dev.hasp.control.AppArmor;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Device;
import dev.hasp.control.DeviceRequest;
import dev.hasp.control.Healthcheck;
import dev.hasp.control.Logging;
import dev.hasp.control.MalformedValueException;
import dev.hasp.control.Micros;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PublishedPort;
import dev.hasp.control.RestartPolicy;
import dev.hasp.control.Seccomp;
import dev.hasp.control.Tmpfs;
import dev.hasp.linux.Capability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values that take more than one field, or a form of their own. */
final class ApiValues {

    private ApiValues() {}

    static void capabilities(Capabilities capabilities, ApiBody out) {
        out.setOrLeave(new HostConfigField("CapAdd"), names(capabilities.addAll(), capabilities.add()));
        out.setOrLeave(new HostConfigField("CapDrop"), names(capabilities.dropAll(), capabilities.drop()));
    }

    /** Without CAP_, as docker-java spells them; every engine takes both. */
    private static List<String> names(boolean all, Set<Capability> capabilities) {
        List<String> names = new ArrayList<>(all ? List.of("ALL") : List.of());
        capabilities.forEach(capability -> names.add(capability.name()));
        return names;
    }

    static List<String> noNewPrivileges(boolean on) {
        return List.of(on ? "no-new-privileges" : "no-new-privileges=false");
    }

    static void network(NetworkMode network, ApiBody out) {
        out.setOrLeave(new HostConfigField("NetworkMode"), network.toString());
    }

    static void tmpfs(List<Tmpfs> all, ApiBody out) {
        Map<String, String> byTarget = new LinkedHashMap<>();
        TmpfsTargets.each(all, out, byTarget::put);
        out.setOrLeave(new HostConfigField("Tmpfs"), byTarget);
    }

    static void devices(List<Device> devices, ApiBody out) {
        out.setOrLeave(
                new HostConfigField("Devices"),
                devices.stream()
                        .map(device -> Map.of(
                                "PathOnHost", device.source(),
                                "PathInContainer", device.target(),
                                "CgroupPermissions", device.access().toString()))
                        .toList());
    }

    static void deviceRequests(List<DeviceRequest> requests, ApiBody out) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (DeviceRequest request : requests) {
            Map<String, Object> one = new LinkedHashMap<>();
            request.driver().ifPresent(driver -> one.put("Driver", driver));
            request.count().ifPresent(count -> one.put("Count", count));
            one.put("DeviceIDs", request.deviceIds());
            one.put("Capabilities", request.capabilities());
            one.put("Options", request.options());
            all.add(one);
        }
        out.setOrLeave(new HostConfigField("DeviceRequests"), all);
    }

    static void micros(String key, Duration time, ApiBody out) {
        try {
            out.set(new HostConfigField(key), Micros.of(out.control().key(), time));
        } catch (MalformedValueException notWhole) {
            out.cannot(time + " is no number of whole microseconds", "use a time such as 50ms");
        }
    }

    static Map<String, Object> rate(String path, long perSecond) {
        return Map.of("Path", path, "Rate", perSecond);
    }

    static List<String> seccomp(Seccomp seccomp) {
        if (seccomp instanceof Seccomp.Custom custom) {
            return List.of("seccomp=" + custom.profile().toJson());
        }
        if (seccomp instanceof Seccomp.Builtin) {
            return List.of("seccomp=builtin");
        }
        return seccomp instanceof Seccomp.Unconfined ? List.of("seccomp=unconfined") : List.of();
    }

    static List<String> appArmor(AppArmor appArmor) {
        return appArmor instanceof AppArmor.EngineDefault ? List.of() : List.of("apparmor=" + appArmor);
    }

    static void ports(List<PublishedPort> ports, ApiBody out) {
        Map<String, List<Map<String, String>>> bindings = new LinkedHashMap<>();
        for (PublishedPort port : ports) {
            bindings.computeIfAbsent(port.containerPort() + "/" + port.protocol(), key -> new ArrayList<>())
                    .add(Map.of(
                            "HostIp",
                            port.hostAddress().map(Object::toString).orElse(""),
                            "HostPort",
                            port.hostPort().isPresent()
                                    ? Integer.toString(port.hostPort().getAsInt())
                                    : ""));
        }
        HostConfigField field = new HostConfigField("PortBindings");
        if (bindings.isEmpty()) {
            out.leave(field);
        } else {
            out.set(field, bindings);
            out.set(CommandField.EXPOSED_PORTS, List.copyOf(bindings.keySet()));
        }
    }

    static void logging(Logging logging, ApiBody out) {
        out.set(new HostConfigField("LogConfig"), Map.of("Type", logging.driver(), "Config", logging.options()));
    }

    static void restart(RestartPolicy policy, ApiBody out) {
        HostConfigField field = new HostConfigField("RestartPolicy");
        if (policy.kind() == RestartPolicy.Kind.NO) {
            out.leave(field);
        } else {
            out.set(
                    field,
                    Map.of(
                            "Name",
                            policy.word(),
                            "MaximumRetryCount",
                            policy.maximumRetries().orElse(0)));
        }
    }

    static void stopTimeout(Duration time, ApiBody out) {
        Times.wholeSeconds(time, out).ifPresent(seconds -> out.set(CommandField.STOP_TIMEOUT, seconds));
    }

    static void healthcheck(Healthcheck check, ApiBody out) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (check.disabled()) {
            all.put("Test", List.of("NONE"));
        }
        check.command().ifPresent(command -> all.put("Test", List.of("CMD-SHELL", command)));
        check.interval().ifPresent(time -> nanos("Interval", time, all, out));
        check.timeout().ifPresent(time -> nanos("Timeout", time, all, out));
        check.startPeriod().ifPresent(time -> nanos("StartPeriod", time, all, out));
        check.retries().ifPresent(retries -> all.put("Retries", retries));
        out.set(CommandField.HEALTHCHECK, all);
    }

    private static void nanos(String key, Duration time, Map<String, Object> all, ApiBody out) {
        Times.nanos(time, out).ifPresent(nanos -> all.put(key, nanos));
    }
}
