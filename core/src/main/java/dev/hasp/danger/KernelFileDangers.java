package dev.hasp.danger;

import static dev.hasp.danger.Condition.all;
import static dev.hasp.danger.Condition.any;
import static dev.hasp.danger.Condition.told;
import static dev.hasp.danger.HostFileDangers.binds;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import java.util.List;
import java.util.SortedSet;

/** What comes of files through which the kernel takes orders. */
final class KernelFileDangers {

    private static final List<Aspect<?>> OF_PROC = List.of(
            Aspects.READ_ONLY, Aspects.APP_ARMOR_PROFILE, Aspects.MOUNT_POINTS, Aspects.UID, Aspects.USER_NAMESPACE);

    private static final List<Aspect<?>> OF_SYS =
            List.of(Aspects.MOUNT_POINTS, Aspects.APP_ARMOR_PROFILE, Aspects.UID, Aspects.USER_NAMESPACE);

    /** The engine mounts /sys read-only, except for who is privileged. */
    private static final Condition SYS_WRITABLE = told(
            Aspects.MOUNT_POINTS,
            mounts -> Answer.when(
                    mounts.containsKey("/sys") && !mounts.get("/sys").isReadOnly(), "has /sys writable"));

    static final List<Rule> ALL = List.of(
            new Rule(
                    new DangerCode(
                            "core-pattern-writable",
                            Outcome.HOST_TAKEN,
                            OF_PROC,
                            "it sets /proc/sys/kernel/core_pattern to a program of its own, and the kernel runs it as"
                                    + " root on the host when any process crashes",
                            "keep /proc/sys among readOnlyPaths, and mount no /proc of the host",
                            "core(5), piping core dumps to a program"),
                    all(Powers.HOST_ROOT, writable("/proc/sys/kernel/core_pattern", Confinement.PROC))),
            new Rule(
                    new DangerCode(
                            "sysrq-trigger-writable",
                            Outcome.HOST_STOPPED,
                            OF_PROC,
                            "it writes b or c to /proc/sysrq-trigger, and the host restarts or crashes at once",
                            "keep /proc/sysrq-trigger among readOnlyPaths, and mount no /proc of the host",
                            "Linux Documentation/admin-guide/sysrq.rst"),
                    all(Powers.HOST_ROOT, writable("/proc/sysrq-trigger", Confinement.PROC))),
            new Rule(
                    new DangerCode(
                            "sys-writable",
                            Outcome.HOST_TAKEN,
                            OF_SYS,
                            "it sets parameters of devices and modules, and where the kernel has /sys/kernel/uevent_helper"
                                    + " a program that the kernel runs as root on the host",
                            "leave privileged out, and mount no /sys of the host writable",
                            "Linux lib/kobject_uevent.c, CONFIG_UEVENT_HELPER; sysfs(5)"),
                    all(
                            Powers.HOST_ROOT,
                            any(
                                    all(SYS_WRITABLE, Confinement.SYS.isMissing()),
                                    hostFile("/sys/kernel/uevent_helper")))));

    private KernelFileDangers() {}

    /** That a file below /proc is writable there, or through a mount of the host's /proc, which has another path. */
    private static Condition writable(String path, Confinement confinement) {
        return any(
                all(
                        unprotected(Aspects.READ_ONLY, path, Answer.yes("has " + path + " writable")),
                        unprotected(Aspects.MASKED, path, Answer.silently()),
                        confinement.isMissing()),
                hostFile(path));
    }

    private static Condition unprotected(Aspect<SortedSet<String>> aspect, String path, Answer otherwise) {
        return told(aspect, paths -> {
            boolean covers = paths.stream().anyMatch(one -> path.equals(one) || path.startsWith(one + "/"));
            return covers ? Answer.no() : otherwise;
        });
    }

    private static Condition hostFile(String path) {
        return all(
                binds(bind -> Answer.when(bind.isWritable() && bind.shows(path), "can write to " + bind)),
                Confinement.HOST_FILES.isMissing());
    }
}
