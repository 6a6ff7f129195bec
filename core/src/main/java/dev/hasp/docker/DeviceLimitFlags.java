package dev.hasp.docker;

import dev.hasp.control.DeviceBandwidth;
import dev.hasp.control.DeviceIops;
import dev.hasp.control.DeviceWeight;
import java.util.List;

/** Limits by block device as flags, {@code path:number}. */
final class DeviceLimitFlags {

    static final String PATHS = "paths below /dev/ without a colon";
    static final String LOST = PATHS + "; docker 25.0 to 27.1.0 drops it (docker/cli issue 5321)";

    private DeviceLimitFlags() {}

    static void weights(List<DeviceWeight> weights, FlagWriter out) {
        weights.stream()
                .filter(weight -> path(weight.path(), out))
                .forEach(weight -> out.flag("--blkio-weight-device", weight.path() + ":" + weight.weight()));
    }

    static void bandwidths(String flag, List<DeviceBandwidth> limits, FlagWriter out) {
        limits.stream()
                .filter(limit -> path(limit.path(), out))
                .forEach(limit ->
                        out.bytes(flag, limit.path() + ":", limit.perSecond().bytes()));
    }

    static void operations(String flag, List<DeviceIops> limits, FlagWriter out) {
        limits.stream()
                .filter(limit -> path(limit.path(), out))
                .forEach(limit -> out.flag(flag, limit.path() + ":" + limit.perSecond()));
    }

    private static boolean path(String path, FlagWriter out) {
        boolean sayable = path.startsWith("/dev/") && path.indexOf(':') < 0;
        if (!sayable) {
            out.cannot(
                    "the docker command refuses the device " + path + ", it wants a path below /dev/ without a colon",
                    "use the device's own node, such as /dev/sda");
        }
        return sayable;
    }
}
