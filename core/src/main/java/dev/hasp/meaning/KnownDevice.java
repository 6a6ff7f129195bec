package dev.hasp.meaning;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Devices whose numbers are the same on every Linux.
 *
 * @param major the driver's number
 * @param minor the device's number
 */
record KnownDevice(long major, long minor) {

    /** Linux Documentation/admin-guide/devices.txt, character devices with fixed numbers and usual names. */
    private static final Map<String, KnownDevice> CHARACTER = Map.ofEntries(
            device("/dev/mem", 1, 1),
            device("/dev/null", 1, 3),
            device("/dev/port", 1, 4),
            device("/dev/zero", 1, 5),
            device("/dev/full", 1, 7),
            device("/dev/random", 1, 8),
            device("/dev/urandom", 1, 9),
            device("/dev/kmsg", 1, 11),
            device("/dev/tty0", 4, 0),
            device("/dev/ttyS0", 4, 64),
            device("/dev/ttyS1", 4, 65),
            device("/dev/tty", 5, 0),
            device("/dev/console", 5, 1),
            device("/dev/ptmx", 5, 2),
            device("/dev/watchdog", 10, 130),
            device("/dev/nvram", 10, 144),
            device("/dev/vfio/vfio", 10, 196),
            device("/dev/net/tun", 10, 200),
            device("/dev/cuse", 10, 203),
            device("/dev/uinput", 10, 223),
            device("/dev/hpet", 10, 228),
            device("/dev/fuse", 10, 229),
            device("/dev/kvm", 10, 232),
            device("/dev/btrfs-control", 10, 234),
            device("/dev/autofs", 10, 235),
            device("/dev/mapper/control", 10, 236),
            device("/dev/loop-control", 10, 237),
            device("/dev/vhost-net", 10, 238),
            device("/dev/uhid", 10, 239),
            device("/dev/vhost-vsock", 10, 241),
            device("/dev/rfkill", 10, 242),
            device("/dev/ppp", 108, 0));

    /** Directories of devices, the same source. */
    private static final Set<String> DIRECTORIES = Set.of(
            "/dev",
            "/dev/bus",
            "/dev/bus/usb",
            "/dev/block",
            "/dev/char",
            "/dev/cpu",
            "/dev/disk",
            "/dev/dri",
            "/dev/dvb",
            "/dev/hugepages",
            "/dev/infiniband",
            "/dev/input",
            "/dev/mapper",
            "/dev/net",
            "/dev/pts",
            "/dev/serial",
            "/dev/snd",
            "/dev/usb",
            "/dev/vfio");

    private static Map.Entry<String, KnownDevice> device(String path, long major, long minor) {
        return Map.entry(path, new KnownDevice(major, minor));
    }

    /** The device that has that path; empty where its numbers differ from host to host. */
    static Optional<KnownDevice> of(String path) {
        return Optional.ofNullable(CHARACTER.get(path));
    }

    /** Whether that path, by its usual meaning, is one device and not a directory of some. */
    static boolean isOne(String path) {
        return CHARACTER.containsKey(path) || (path.startsWith("/dev/") && !DIRECTORIES.contains(path));
    }
}
