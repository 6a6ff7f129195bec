package dev.hasp.danger;

import static dev.hasp.danger.Condition.all;
import static dev.hasp.danger.Condition.any;
import static dev.hasp.danger.Condition.notTold;
import static dev.hasp.danger.Condition.told;
import static dev.hasp.danger.Powers.calls;
import static dev.hasp.danger.Powers.holdsOnHost;

import dev.hasp.control.Propagation;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.MountPoint;
import dev.hasp.effective.Sharing;
import dev.hasp.linux.Capability;
import java.util.List;
import java.util.Optional;

/** What comes of mounting file systems, cgroups among them. */
final class MountDangers {

    /** Bits of clone(2) and unshare(2). */
    static final long CLONE_NEWUSER = 0x10000000L;

    private static final Condition MAY_MOUNT = all(Confinement.MOUNT.isMissing(), calls("mount"));

    /** clone3(2) hands its flags over by reference, where no filter sees them. */
    static final Condition MAKES_USER_NAMESPACES =
            any(calls("unshare", CLONE_NEWUSER), calls("clone", CLONE_NEWUSER), calls("clone3"));

    /** A hierarchy's root, which alone has a release_agent, shows in the host's cgroup namespace. */
    private static final Condition CGROUPS_WRITABLE = all(
            told(
                    Aspects.CGROUP_NAMESPACE,
                    sharing -> Answer.when(sharing.kind() == Sharing.Kind.HOST, "sees the host's cgroups")),
            told(
                    Aspects.MOUNT_POINTS,
                    mounts -> Answer.when(
                            mounts.values().stream().anyMatch(MountDangers::isWritableCgroupV1),
                            "has a writable mount of cgroup v1")));

    private static final Condition SHARED = told(
            Aspects.MOUNT_POINTS,
            mounts -> Condition.anyOf(HostBind.of(mounts).stream()
                    .filter(bind -> bind.point().propagation().equals(Optional.of(Propagation.SHARED)))
                    .map(bind -> Answer.yes("has " + bind + " with shared propagation"))
                    .toList()));

    static final List<Rule> ALL = List.of(
            new Rule(
                    new DangerCode(
                            "cgroup-release-agent",
                            Outcome.HOST_TAKEN,
                            List.of(
                                    Aspects.PERMITTED,
                                    Aspects.SECCOMP_RULES,
                                    Aspects.APP_ARMOR_PROFILE,
                                    Aspects.MOUNT_POINTS,
                                    Aspects.USER_NAMESPACE),
                            "it writes a program's path to release_agent of a cgroup v1 hierarchy, and the kernel runs it"
                                    + " as root on the host when a cgroup there empties",
                            "drop SYS_ADMIN, or keep the engine's AppArmor and seccomp profiles and cgroups read-only",
                            "cgroups(7), release notification; CVE-2022-0492"),
                    all(holdsOnHost(Capability.SYS_ADMIN), any(CGROUPS_WRITABLE, MAY_MOUNT))),
            new Rule(
                    new DangerCode(
                            "cgroup-release-agent-unprivileged",
                            Outcome.HOST_TAKEN,
                            List.of(
                                    Aspects.SECCOMP_RULES,
                                    Aspects.APP_ARMOR_PROFILE,
                                    Aspects.UID,
                                    Aspects.USER_NAMESPACE),
                            "as root it makes a user namespace and a cgroup namespace, mounts cgroup v1 there and sets"
                                    + " release_agent, which kernels before 5.17 do not refuse",
                            "keep the engine's seccomp or AppArmor profile, or run as a user other than root",
                            "CVE-2022-0492, Linux commit 24f6008564183aa120d07c03d9289519c2fe02af"),
                    all(Powers.HOST_ROOT, MAKES_USER_NAMESPACES, MAY_MOUNT, notTold("whether the kernel has the fix"))),
            new Rule(
                    new DangerCode(
                            "mounts-made",
                            Outcome.HOST_TAKEN,
                            List.of(
                                    Aspects.PERMITTED,
                                    Aspects.SECCOMP_RULES,
                                    Aspects.APP_ARMOR_PROFILE,
                                    Aspects.USER_NAMESPACE),
                            "it mounts a proc and a sysfs of its own without what is hidden and read-only in them, sets"
                                    + " core_pattern there, and the kernel runs that program as root on the host",
                            "drop SYS_ADMIN, or keep the engine's AppArmor and seccomp profiles",
                            "mount(2); core(5), piping core dumps to a program"),
                    all(holdsOnHost(Capability.SYS_ADMIN), MAY_MOUNT)),
            new Rule(
                    new DangerCode(
                            "mounts-shown-to-host",
                            Outcome.HOST_TAKEN,
                            List.of(
                                    Aspects.MOUNT_POINTS,
                                    Aspects.PERMITTED,
                                    Aspects.SECCOMP_RULES,
                                    Aspects.APP_ARMOR_PROFILE),
                            "what it mounts below that directory appears on the host, over files that others there use",
                            "leave the propagation private, or drop SYS_ADMIN",
                            "mount_namespaces(7), shared subtrees"),
                    all(SHARED, holdsOnHost(Capability.SYS_ADMIN), MAY_MOUNT)));

    private MountDangers() {}

    private static boolean isWritableCgroupV1(MountPoint mount) {
        return mount.type().filter("cgroup"::equals).isPresent() && !mount.isReadOnly();
    }
}
