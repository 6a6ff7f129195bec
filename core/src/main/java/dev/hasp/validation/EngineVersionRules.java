package dev.hasp.validation;

import static dev.hasp.control.Controls.ANNOTATIONS;
import static dev.hasp.control.Controls.CPU_REALTIME_PERIOD;
import static dev.hasp.control.Controls.CPU_REALTIME_RUNTIME;
import static dev.hasp.control.Controls.DEVICE_REQUESTS;
import static dev.hasp.control.Controls.KERNEL_MEMORY_TCP;
import static dev.hasp.control.Controls.MEMORY_SWAPPINESS;
import static dev.hasp.control.Controls.MOUNTS;
import static dev.hasp.control.Controls.OOM_KILL_DISABLE;
import static dev.hasp.control.Controls.SECCOMP;
import static dev.hasp.control.Controls.UMASK;
import static dev.hasp.control.Controls.WRITABLE_CGROUPS;
import static dev.hasp.validation.Rule.warning;

import dev.hasp.control.BindMount;
import dev.hasp.control.BindRecursive;
import dev.hasp.control.Control;
import dev.hasp.control.DeviceRequest;
import dev.hasp.control.ImageMount;
import dev.hasp.control.Mount;
import dev.hasp.control.Seccomp;
import dev.hasp.control.VolumeMount;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What older engines, or newer hosts, do not know (Docker Engine API version history). */
final class EngineVersionRules {

    /**
     * A setting with the engine that brought it.
     *
     * @param control the control
     * @param what which value of it, or empty for every one
     * @param asked whether the profile asks for it
     * @param engine the first engine that knows it
     */
    private record Since(Control<?> control, String what, Predicate<Asked> asked, String engine) {}

    /** A body with a field that an engine does not know is accepted (Go encoding/json). */
    private static final List<Since> IGNORED = List.of(
            new Since(UMASK, "", asked -> asked.has(UMASK), "29.8"),
            new Since(ANNOTATIONS, "", asked -> asked.has(ANNOTATIONS), "24"),
            new Since(MOUNTS, "the subpath of a volume", asked -> mount(asked, EngineVersionRules::hasSubpath), "26"),
            new Since(MOUNTS, "recursive readonly", asked -> recursive(asked, BindRecursive.READONLY), "25"),
            new Since(MOUNTS, "recursive writable", asked -> recursive(asked, BindRecursive.WRITABLE), "25"));

    /** An unknown security option, mount type or device driver is an error, at create or at start. */
    private static final List<Since> REFUSED = List.of(
            new Since(
                    SECCOMP,
                    "builtin",
                    asked -> asked.seccomp()
                            .filter(Seccomp.Builtin.class::isInstance)
                            .isPresent(),
                    "23"),
            new Since(
                    DEVICE_REQUESTS,
                    "CDI",
                    asked -> asked.each(DEVICE_REQUESTS).stream().anyMatch(DeviceRequest::isCdi),
                    "25"),
            new Since(MOUNTS, "files of an image", asked -> mount(asked, ImageMount.class::isInstance), "28"),
            new Since(WRITABLE_CGROUPS, "", asked -> asked.has(WRITABLE_CGROUPS), "28"));

    /** cgroups(7): controls of version 1 without a counterpart in version 2. */
    private static final List<Control<?>> VERSION_1 =
            List.of(MEMORY_SWAPPINESS, KERNEL_MEMORY_TCP, OOM_KILL_DISABLE, CPU_REALTIME_PERIOD, CPU_REALTIME_RUNTIME);

    static final List<Rule> ALL = List.of(
            warning(
                    "older-engine-ignores",
                    "make sure that the engine is new enough",
                    (asked, found) -> since(asked, found, IGNORED, "is ignored without a word by engines before ")),
            warning(
                    "older-engine-refuses",
                    "make sure that the engine is new enough",
                    (asked, found) -> since(asked, found, REFUSED, "is refused by engines before ")),
            warning("cgroup-v1-only", "leave it out, or keep the host on cgroup v1", EngineVersionRules::versionOne));

    private EngineVersionRules() {}

    private static void since(Asked asked, Rule.Found found, List<Since> table, String verdict) {
        table.stream().filter(row -> row.asked().test(asked)).forEach(row -> {
            String which = row.what().isEmpty() ? "" : ": " + row.what();
            found.at(row.control(), asked.say(row.control()) + which + " " + verdict + row.engine());
        });
    }

    private static boolean mount(Asked asked, Predicate<Mount> test) {
        return asked.each(MOUNTS).stream().anyMatch(test);
    }

    private static boolean hasSubpath(Mount mount) {
        return mount instanceof VolumeMount volume && volume.subpath().isPresent();
    }

    private static boolean recursive(Asked asked, BindRecursive recursive) {
        return mount(
                asked,
                mount -> mount instanceof BindMount bind && bind.recursive().equals(Optional.of(recursive)));
    }

    /** moby verifyPlatformContainerResources: discarded on cgroup v2; realtime time is refused there. */
    private static void versionOne(Asked asked, Rule.Found found) {
        VERSION_1.stream()
                .filter(control -> asked.get(control)
                        .filter(value -> !Boolean.FALSE.equals(value))
                        .isPresent())
                .forEach(control -> found.at(control, asked.say(control) + " is not enforced on hosts with cgroup v2"));
    }
}
