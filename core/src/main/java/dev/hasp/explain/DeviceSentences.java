package dev.hasp.explain;

import dev.hasp.control.Controls;
import dev.hasp.control.Device;
import dev.hasp.control.DeviceAccess;
import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.control.DeviceRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Which devices the container reaches beside the engine's harmless few, such as /dev/null. */
final class DeviceSentences {

    static final List<Sentence<?>> ALL = List.of(
            Sentence.list(
                    Controls.DEVICES,
                    "may use these devices of the host",
                    "may use no device of the host",
                    DeviceSentences::device),
            Sentence.list(
                    Controls.DEVICE_CGROUP_RULES,
                    "may use these devices once a node for them exists",
                    "may use no further device by number",
                    DeviceSentences::rule),
            Sentence.list(
                    Controls.DEVICE_REQUESTS,
                    "gets these devices from a driver of the engine",
                    "gets no device from a driver",
                    DeviceSentences::request));

    private DeviceSentences() {}

    private static String device(Device device) {
        String place = device.target().equals(device.source()) ? "" : " as " + Plain.quoted(device.target());
        return Plain.quoted(device.source()) + place + ": may " + access(device.access());
    }

    private static String rule(DeviceCgroupRule rule) {
        String type = switch (rule.type()) {
            case ALL -> "devices";
            case CHARACTER -> "character devices";
            case BLOCK -> "block devices";
        };
        return type + " " + number(rule.major()) + ":" + number(rule.minor()) + ": may " + access(rule.access());
    }

    private static String number(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "any";
    }

    private static String access(DeviceAccess access) {
        List<String> verbs = new ArrayList<>();
        if (access.read()) {
            verbs.add("read");
        }
        if (access.write()) {
            verbs.add("write");
        }
        if (access.mknod()) {
            verbs.add("make nodes");
        }
        return String.join(", ", verbs);
    }

    private static String request(DeviceRequest request) {
        String driver = request.driver()
                .map(name -> " from the driver " + Plain.quoted(name))
                .orElse("");
        String kind = request.capabilities().isEmpty()
                ? ""
                : " that offer "
                        + Plain.quoted(request.capabilities().stream()
                                .flatMap(List::stream)
                                .toList());
        return which(request) + driver + kind;
    }

    private static String which(DeviceRequest request) {
        if (!request.deviceIds().isEmpty()) {
            return "the devices " + Plain.quoted(request.deviceIds());
        }
        int count = request.count().orElse(0);
        return count == DeviceRequest.ALL ? "all devices" : Plain.count(count, "device");
    }
}
