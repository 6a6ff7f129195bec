package dev.hasp.validation;

import static dev.hasp.control.Controls.MASKED_PATHS;
import static dev.hasp.control.Controls.READ_ONLY_PATHS;
import static dev.hasp.validation.Rule.warning;

import dev.hasp.control.CleanPath;
import dev.hasp.control.Control;
import java.util.List;
import java.util.stream.Collectors;

/** Kernel files that the engine hides or makes read-only (moby {@code oci/defaults.go}). */
final class KernelPathRules {

    /** moby oci.DefaultLinuxSpec 20.10; the last two since 28. */
    private static final List<String> MASKED = List.of(
            "/proc/asound",
            "/proc/acpi",
            "/proc/kcore",
            "/proc/keys",
            "/proc/latency_stats",
            "/proc/timer_list",
            "/proc/timer_stats",
            "/proc/sched_debug",
            "/proc/scsi",
            "/sys/firmware",
            "/proc/interrupts",
            "/sys/devices/virtual/powercap");

    /** moby oci.DefaultLinuxSpec 20.10. */
    private static final List<String> READ_ONLY =
            List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger");

    static final List<Rule> ALL = List.of(
            warning(
                    "masked-path-open",
                    "list them too, or leave maskedPaths out",
                    (asked, found) -> open(asked, found, MASKED_PATHS, MASKED)),
            warning(
                    "read-only-path-open",
                    "list them too, or leave readOnlyPaths out",
                    (asked, found) -> open(asked, found, READ_ONLY_PATHS, READ_ONLY)),
            warning("read-only-path-masked", "keep it in one of both lists", KernelPathRules::readOnlyAndMasked));

    private KernelPathRules() {}

    /** moby WithSpec: a list takes the place of the engine's whole list. */
    private static void open(Asked asked, Rule.Found found, Control<List<String>> control, List<String> defaults) {
        asked.get(control).ifPresent(paths -> {
            List<String> closed = paths.stream().map(CleanPath::of).toList();
            String open = defaults.stream()
                    .filter(path -> closed.stream().noneMatch(c -> c.equals(path) || CleanPath.isBelow(path, c)))
                    .collect(Collectors.joining(", "));
            if (!open.isEmpty()) {
                found.at(control, asked.say(control) + " take the place of the engine's list and leave open " + open);
            }
        });
    }

    /** runc finalizeRootfs: read-only first, then the mask, which covers it. */
    private static void readOnlyAndMasked(Asked asked, Rule.Found found) {
        List<String> masked =
                asked.each(MASKED_PATHS).stream().map(CleanPath::of).toList();
        asked.each(READ_ONLY_PATHS).stream()
                .filter(path -> masked.contains(CleanPath.of(path)))
                .forEach(path -> found.at(
                        READ_ONLY_PATHS,
                        asked.say(READ_ONLY_PATHS, path) + " cannot be read at all, since " + asked.say(MASKED_PATHS)
                                + " hide it"));
    }
}
