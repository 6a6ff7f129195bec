package dev.hasp.observed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /proc/PID/cgroup} ({@code cgroups(7)}): on each line a hierarchy's number, its controllers and the process's
 * group in it.
 *
 * @param version1 the groups by controller
 * @param unified the group of version 2, where there is that hierarchy
 */
record CgroupPaths(Map<String, String> version1, Optional<String> unified) {

    static CgroupPaths parse(String text) {
        Map<String, String> version1 = new LinkedHashMap<>();
        Optional<String> unified = Optional.empty();
        for (String line : text.lines().toList()) {
            String[] fields = line.split(":", 3);
            if (fields.length != 3 || !fields[2].startsWith("/")) {
                throw new NotUnderstood("a cgroup", line);
            }
            if (fields[0].equals("0") && fields[1].isEmpty()) {
                unified = Optional.of(fields[2]);
            } else {
                for (String controller : fields[1].split(",", -1)) {
                    version1.put(controller, fields[2]);
                }
            }
        }
        return new CgroupPaths(version1, unified);
    }

    /** The group that a container is in, in whatever hierarchy it has one. */
    String group() {
        for (String controller : CgroupFiles.VERSION_1.keySet()) {
            String group = version1.get(controller);
            if (group != null && !group.equals("/")) {
                return group;
            }
        }
        return unified.orElseThrow(() -> new NotUnderstood("a group", version1.toString()));
    }

    /** The group above the container's. */
    String parent() {
        String group = group();
        int slash = group.lastIndexOf('/');
        if (group.equals("/") || group.contains("/..")) {
            throw new NotUnderstood("the group as the host names it, which its cgroup namespace hides", group);
        }
        return slash == 0 ? "/" : group.substring(0, slash);
    }

    /**
     * Where the group of a controller is mounted.
     *
     * @param unified whether it is in version 2
     */
    Seen<String> directory(MountTable mounts, boolean unified, String controller) {
        String group = unified ? unified().orElse("") : version1.getOrDefault(controller, "");
        if (!group.startsWith("/") || group.contains("/..")) {
            return Seen.not("/proc/self/cgroup does not say which group of " + controller + " it is in");
        }
        Seen<String> found = Seen.not("the cgroups of " + (unified ? "version 2" : controller) + " are not mounted");
        for (MountLine mount : mounts.reachable()) {
            boolean holds = unified
                    ? mount.type().equals("cgroup2")
                    : mount.type().equals("cgroup") && mount.superOptions().contains(controller);
            if (holds) {
                found = below(mount, group).or(found);
            }
        }
        return found;
    }

    private static Seen<String> below(MountLine mount, String group) {
        String root = mount.isWhole() ? "" : mount.root();
        String own = group.equals("/") ? "" : group;
        return own.equals(root) || own.startsWith(root + "/")
                ? Seen.of(mount.target() + own.substring(root.length()), mount.target())
                : Seen.not(mount.target() + " shows the group " + NotUnderstood.shown(mount.root()) + ", not its own");
    }
}
