package dev.hasp.danger;

import static dev.hasp.danger.Condition.all;
import static dev.hasp.danger.Condition.any;
import static dev.hasp.danger.Powers.callsAny;
import static dev.hasp.danger.Powers.holdsOnHost;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.linux.Capability;
import java.util.List;

/** What comes of devices; the numbers are those of Linux Documentation/admin-guide/devices.txt. */
final class DeviceDangers {

    private static final List<Aspect<?>> BY_ROOT =
            List.of(Aspects.DEVICE_RULES, Aspects.DEVICE_NODES, Aspects.PERMITTED, Aspects.UID, Aspects.USER_NAMESPACE);

    static final List<Rule> ALL = List.of(
            new Rule(
                    new DangerCode(
                            "disk-read-or-written",
                            Outcome.HOST_TAKEN,
                            BY_ROOT,
                            "below every file system and its permissions it reads the host's files from the disk, or"
                                    + " changes them there",
                            "leave block devices out of devices and deviceCgroupRules",
                            "debugfs(8); Linux Documentation/admin-guide/cgroup-v1/devices.rst"),
                    DeviceUse.ofDisks()),
            new Rule(
                    new DangerCode(
                            "kernel-memory-device",
                            Outcome.HOST_TAKEN,
                            BY_ROOT,
                            "it reads and changes the kernel's memory or the machine's ports, as far as"
                                    + " CONFIG_STRICT_DEVMEM and lockdown leave them open",
                            "leave these devices out, and drop SYS_RAWIO",
                            "mem(4); Linux drivers/char/mem.c, open_port"),
                    all(
                            holdsOnHost(Capability.SYS_RAWIO),
                            any(
                                    DeviceUse.of("/dev/mem", 1, 1),
                                    DeviceUse.of("/dev/kmem", 1, 2),
                                    DeviceUse.of("/dev/port", 1, 4)))),
            new Rule(
                    new DangerCode(
                            "input-forged",
                            Outcome.HOST_TAKEN,
                            BY_ROOT,
                            "it makes a keyboard and types on the host's console or desktop",
                            "leave /dev/uinput and /dev/uhid out",
                            "Linux Documentation/input/uinput.rst; Linux Documentation/hid/uhid.rst"),
                    any(DeviceUse.of("/dev/uinput", 10, 223), DeviceUse.of("/dev/uhid", 10, 239))),
            new Rule(
                    new DangerCode(
                            "device-mapper-controlled",
                            Outcome.HOST_TAKEN,
                            BY_ROOT,
                            "it makes, redirects and removes the host's logical disks",
                            "leave /dev/mapper/control out, or drop SYS_ADMIN",
                            "Linux drivers/md/dm-ioctl.c, _ctl_ioctl"),
                    all(holdsOnHost(Capability.SYS_ADMIN), DeviceUse.of("/dev/mapper/control", 10, 236))),
            new Rule(
                    new DangerCode(
                            "machine-ports-used",
                            Outcome.HOST_TAKEN,
                            List.of(Aspects.PERMITTED, Aspects.SECCOMP_RULES, Aspects.USER_NAMESPACE),
                            "it reads and writes the machine's ports, and so commands devices past the kernel",
                            "drop SYS_RAWIO, or keep the engine's seccomp profile",
                            "ioperm(2); iopl(2)"),
                    all(holdsOnHost(Capability.SYS_RAWIO), callsAny("iopl", "ioperm"))));

    private DeviceDangers() {}
}
