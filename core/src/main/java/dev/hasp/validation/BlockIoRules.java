package dev.hasp.validation;

import static dev.hasp.control.Controls.BLKIO_WEIGHT;
import static dev.hasp.control.Controls.BLKIO_WEIGHT_DEVICES;
import static dev.hasp.control.Controls.DEVICE_READ_BPS;
import static dev.hasp.control.Controls.DEVICE_READ_IOPS;
import static dev.hasp.control.Controls.DEVICE_WRITE_BPS;
import static dev.hasp.control.Controls.DEVICE_WRITE_IOPS;
import static dev.hasp.validation.Rule.error;
import static dev.hasp.validation.Rule.warning;

import dev.hasp.control.CleanPath;
import dev.hasp.control.Control;
import dev.hasp.control.DeviceBandwidth;
import dev.hasp.control.DeviceIops;
import dev.hasp.control.DeviceWeight;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Weights and rates of disks (docker {@code opts}, moby {@code verifyPlatformContainerResources}). */
final class BlockIoRules {

    private static final int LEAST_WEIGHT = 10;
    private static final int MOST_WEIGHT = 1000;

    static final List<Rule> ALL = List.of(
            error("blkio-weight-range", "give 10 to 1000", BlockIoRules::weightRange),
            warning("blkio-device-outside-dev", "give the device below /dev", BlockIoRules::outsideDev),
            error("blkio-device-twice", "keep one of them", BlockIoRules::twice),
            warning(
                    "blkio-weight-needs-bfq",
                    "make sure that the host's disks use the BFQ scheduler, or limit rates",
                    BlockIoRules::needsBfq));

    private BlockIoRules() {}

    /** moby verifyPlatformContainerResources for the container; docker ValidateWeightDevice for a device. */
    private static void weightRange(Asked asked, Rule.Found found) {
        asked.blkioWeight()
                .filter(BlockIoRules::outOfRange)
                .ifPresent(weight -> found.at(BLKIO_WEIGHT, asked.say(BLKIO_WEIGHT, weight) + " is out of range"));
        asked.each(BLKIO_WEIGHT_DEVICES).stream()
                .filter(device -> outOfRange(device.weight()))
                .forEach(device -> found.at(
                        BLKIO_WEIGHT_DEVICES,
                        asked.say(BLKIO_WEIGHT_DEVICES, device.path() + ":" + device.weight()) + " is out of range"));
    }

    private static boolean outOfRange(int weight) {
        return weight != 0 && (weight < LEAST_WEIGHT || weight > MOST_WEIGHT);
    }

    /** docker ValidateWeightDevice and ValidateThrottleBpsDevice: the path starts with /dev/. */
    private static void outsideDev(Asked asked, Rule.Found found) {
        paths(asked)
                .forEach((control, paths) -> paths.stream()
                        .filter(path -> !path.startsWith("/dev/"))
                        .forEach(path -> found.at(
                                control,
                                asked.say(control, path) + " is not below /dev, which the docker command refuses")));
    }

    /** cgroup-v1/blkio-controller: the last rule for a device replaces the others. */
    private static void twice(Asked asked, Rule.Found found) {
        paths(asked).forEach((control, paths) -> {
            Set<String> seen = new HashSet<>();
            paths.stream()
                    .filter(path -> !seen.add(CleanPath.of(path)))
                    .forEach(path -> found.at(control, asked.say(control, path) + " is set twice"));
        });
    }

    private static Map<Control<?>, List<String>> paths(Asked asked) {
        Map<Control<?>, List<String>> paths = new LinkedHashMap<>();
        paths.put(
                BLKIO_WEIGHT_DEVICES,
                asked.each(BLKIO_WEIGHT_DEVICES).stream()
                        .map(DeviceWeight::path)
                        .toList());
        for (Control<List<DeviceBandwidth>> control : List.of(DEVICE_READ_BPS, DEVICE_WRITE_BPS)) {
            paths.put(
                    control,
                    asked.each(control).stream().map(DeviceBandwidth::path).toList());
        }
        for (Control<List<DeviceIops>> control : List.of(DEVICE_READ_IOPS, DEVICE_WRITE_IOPS)) {
            paths.put(
                    control, asked.each(control).stream().map(DeviceIops::path).toList());
        }
        return paths;
    }

    /** moby verifyPlatformContainerResources: discarded where the kernel offers no weight (block/bfq-iosched). */
    private static void needsBfq(Asked asked, Rule.Found found) {
        for (Control<?> control : List.of(BLKIO_WEIGHT, BLKIO_WEIGHT_DEVICES)) {
            if (asked.has(control)) {
                found.at(control, asked.say(control) + " is discarded by hosts without the BFQ scheduler");
            }
        }
    }
}
