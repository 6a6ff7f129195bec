package dev.hasp.validation;

import static dev.hasp.control.Controls.MOUNTS;
import static dev.hasp.control.Controls.TMPFS;
import static dev.hasp.validation.Rule.error;
import static dev.hasp.validation.Rule.warning;

import dev.hasp.control.BindMount;
import dev.hasp.control.CleanPath;
import dev.hasp.control.Control;
import dev.hasp.control.Mount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where things are mounted (moby {@code volume/mounts}, {@code daemon/volumes.go}). */
final class MountRules {

    /** runc checkProcMount: what may be mounted inside /proc. */
    private static final Set<String> REPLACEABLE = Set.of(
            "/proc/cpuinfo",
            "/proc/diskstats",
            "/proc/loadavg",
            "/proc/meminfo",
            "/proc/net/dev",
            "/proc/slabinfo",
            "/proc/stat",
            "/proc/swaps",
            "/proc/sys/crypto/fips_enabled",
            "/proc/sys/kernel/ns_last_pid",
            "/proc/uptime");

    static final List<Rule> ALL = List.of(
            error("mount-target-root", "mount below /", MountRules::targetRoot),
            error("mount-target-twice", "keep one of them", MountRules::targetTwice),
            error("mount-inside-proc", "mount elsewhere", MountRules::insideProc),
            warning("path-goes-up", "write the path that is meant", MountRules::goesUp));

    private MountRules() {}

    /** The clean targets of {@code mounts} or {@code tmpfs}. */
    static Set<String> targets(Asked asked, Control<?> control) {
        return written(asked, control).stream().map(CleanPath::of).collect(Collectors.toSet());
    }

    private static List<String> written(Asked asked, Control<?> control) {
        return control == TMPFS
                ? asked.each(TMPFS).stream().map(tmpfs -> tmpfs.target()).toList()
                : asked.each(MOUNTS).stream().map(Mount::target).toList();
    }

    /** moby validateNotRoot: nothing is mounted on /. */
    private static void targetRoot(Asked asked, Rule.Found found) {
        for (Control<?> control : List.of(TMPFS, MOUNTS)) {
            written(asked, control).stream()
                    .filter(target -> CleanPath.of(target).equals("/"))
                    .forEach(target -> found.at(control, asked.say(control, target) + " is the root directory"));
        }
    }

    /** moby registerMountPoints: duplicate mount point. */
    private static void targetTwice(Asked asked, Rule.Found found) {
        Map<String, String> first = new LinkedHashMap<>();
        for (Control<?> control : List.of(TMPFS, MOUNTS)) {
            for (String target : written(asked, control)) {
                String one = first.putIfAbsent(CleanPath.of(target), asked.say(control, target));
                if (one != null) {
                    found.at(control, asked.say(control, target) + " is mounted over " + one);
                }
            }
        }
    }

    /** runc checkProcMount: /proc holds nothing but proc itself and a few files (a tmpfs may pass). */
    private static void insideProc(Asked asked, Rule.Found found) {
        targets(asked, MOUNTS).stream()
                .filter(target -> CleanPath.isBelow(target, "/proc") && !REPLACEABLE.contains(target))
                .sorted()
                .forEach(target ->
                        found.at(MOUNTS, asked.say(MOUNTS, target) + " is inside /proc, which runtimes refuse"));
    }

    /** moby cleans paths by their text; the kernel would follow links first (path_resolution(7)). */
    private static void goesUp(Asked asked, Rule.Found found) {
        for (Control<?> control : List.of(TMPFS, MOUNTS)) {
            written(asked, control).stream()
                    .filter(CleanPath::climbs)
                    .forEach(path -> climbs(asked, found, control, path));
        }
        asked.each(MOUNTS).stream()
                .filter(BindMount.class::isInstance)
                .map(mount -> ((BindMount) mount).source())
                .filter(CleanPath::climbs)
                .forEach(path -> climbs(asked, found, MOUNTS, path));
    }

    private static void climbs(Asked asked, Rule.Found found, Control<?> control, String path) {
        found.at(control, asked.say(control, path) + " goes up with .. and means " + Asked.text(CleanPath.of(path)));
    }
}
