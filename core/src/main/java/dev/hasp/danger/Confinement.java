package dev.hasp.danger;

import dev.hasp.effective.Aspects;
import java.util.EnumSet;
import java.util.Set;

/** What AppArmor and SELinux stop beyond everything else. */
enum Confinement {
    /** Mounting anything. */
    MOUNT,
    /** Tracing processes that are not under the same profile, and reading their memory and files. */
    TRACE,
    /** Writing in /proc outside of its own processes. */
    PROC,
    /** Writing in /sys outside of the cgroup mount. */
    SYS,
    /** Using files of the host that are mounted into the container. */
    HOST_FILES;

    /** moby {@code profiles/apparmor/template.go}; it goes by paths, and binds elsewhere have others. */
    private static final Set<Confinement> DOCKER_DEFAULT = EnumSet.of(MOUNT, TRACE, PROC, SYS);

    private static final String UNCONFINED = "unconfined";
    private static final String NO_LABEL = "none";

    /** container-selinux: the type of containers, by its name today and until 2017. */
    private static final Set<String> CONTAINER_TYPES = Set.of("container_t", "svirt_lxc_net_t");

    /** container-selinux: the types of containers that nothing holds. */
    private static final Set<String> OPEN_TYPES = Set.of("spc_t", "unconfined_t");

    /** That neither stops it. */
    Condition isMissing() {
        return Condition.all(
                Condition.told(Aspects.APP_ARMOR_PROFILE, this::underAppArmor),
                Condition.told(Aspects.SE_LINUX_LABEL, this::underSeLinux));
    }

    private Answer underAppArmor(String profile) {
        if (profile.equals(UNCONFINED) || this == HOST_FILES) {
            return profile.equals(UNCONFINED) ? Answer.yes("is not under AppArmor") : Answer.silently();
        }
        if (profile.equals("docker-default")) {
            return DOCKER_DEFAULT.contains(this) ? Answer.no() : Answer.silently();
        }
        return Answer.unknown("what its AppArmor profile stops");
    }

    private Answer underSeLinux(String label) {
        String[] parts = label.split(":", -1);
        String type = parts.length > 2 ? parts[2] : label;
        if (label.equals(NO_LABEL) || OPEN_TYPES.contains(type)) {
            return Answer.silently();
        }
        boolean stops = CONTAINER_TYPES.contains(type) && this != HOST_FILES;
        return stops ? Answer.no() : Answer.unknown("what its SELinux label stops");
    }
}
