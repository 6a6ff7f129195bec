package dev.hasp.meaning;

import static dev.hasp.control.Controls.CGROUP_PARENT;

import dev.hasp.control.CleanPath;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Reason;
import dev.hasp.engine.CgroupVersion;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFacts;
import java.util.List;
import java.util.Optional;

/** Where its cgroup is (moby {@code WithCgroups}, runc {@code systemd.ExpandSlice}). */
final class CgroupParentMeaning {

    private static final String SLICE = ".slice";

    private static final EngineCode PARENT_IGNORED = new EngineCode(
            "cgroup-parent-ignored",
            Effect.IGNORED,
            "the engine has no cgroup driver and leaves the container in its own cgroup",
            "run the engine with a cgroup driver, or leave cgroupParent out",
            "moby rootless specconv.ToRootless, seen on 20.10.24");

    static final List<EngineCode> CODES = List.of(PARENT_IGNORED);

    private CgroupParentMeaning() {}

    static void of(Derivation derivation) {
        EngineFacts engine = derivation.engine();
        Optional<String> asked = derivation.cgroupParent();
        Reason reason = derivation.askedOrDefault(CGROUP_PARENT);
        if (Enforcement.hasNoDriver(engine)) {
            asked.ifPresent(parent -> derivation.find(PARENT_IGNORED, CGROUP_PARENT));
            derivation.unknown(
                    Aspects.PARENT_CGROUP, reason, Reason.of("it stays in the engine's own, which is not known"));
            return;
        }
        String driver = engine.cgroupDriver().orElse("");
        if (driver.equals("cgroupfs") && asked.isPresent()) {
            path(derivation, asked.get());
        } else if (driver.equals("systemd")
                && asked.filter(CgroupParentMeaning::isSlice).isPresent()) {
            slice(derivation, asked.get(), reason);
        } else if (asked.isPresent()) {
            derivation.unknown(
                    Aspects.PARENT_CGROUP,
                    reason,
                    Reason.of(
                            driver.equals("systemd")
                                    ? "the cgroup driver systemd takes a slice alone"
                                    : "which cgroup driver the engine has is not known"));
        } else {
            usual(derivation, driver);
        }
    }

    private static void path(Derivation derivation, String parent) {
        Reason reason = derivation.asked(CGROUP_PARENT);
        if (parent.startsWith("/")) {
            derivation.mean(Aspects.PARENT_CGROUP, CleanPath.of(parent), reason);
        } else {
            derivation.unknown(
                    Aspects.PARENT_CGROUP, reason, Reason.of("below the engine's own cgroup, which is not known"));
        }
    }

    private static boolean isSlice(String parent) {
        return parent.endsWith(SLICE) && parent.indexOf('/') < 0 && !parent.startsWith("-");
    }

    private static void slice(Derivation derivation, String slice, Reason reason) {
        if (belowUser(derivation.engine())) {
            derivation.unknown(
                    Aspects.PARENT_CGROUP, reason, Reason.of("below the user's own slice, which is not known"));
        } else {
            derivation.mean(Aspects.PARENT_CGROUP, expand(slice), reason, Reason.of("systemd nests slices by name"));
        }
    }

    private static boolean belowUser(EngineFacts engine) {
        return engine.rootless().orElse(true) && !engine.cgroupVersion().equals(Optional.of(CgroupVersion.V1));
    }

    /** systemd.slice(5): a dash is a level. */
    private static String expand(String slice) {
        StringBuilder path = new StringBuilder();
        String name = slice.substring(0, slice.length() - SLICE.length());
        for (int dash = name.indexOf('-'); dash > 0; dash = name.indexOf('-', dash + 1)) {
            path.append('/').append(name, 0, dash).append(SLICE);
        }
        return path.append('/').append(slice).toString();
    }

    private static void usual(Derivation derivation, String driver) {
        EngineFacts engine = derivation.engine();
        Reason reason = derivation.engineDefault();
        Reason configured = Reason.of("unless the daemon's cgroup-parent says otherwise");
        boolean systemd = driver.equals("systemd");
        if ((!systemd && !driver.equals("cgroupfs")) || belowUser(engine)) {
            derivation.unknown(
                    Aspects.PARENT_CGROUP,
                    reason,
                    Reason.of(
                            driver.isEmpty()
                                    ? "which cgroup driver the engine has is not known"
                                    : "below the user's own cgroup, which is not known"));
        } else if (engine.isPodman()) {
            derivation.mean(Aspects.PARENT_CGROUP, systemd ? "/machine.slice" : "/libpod_parent", reason, configured);
        } else {
            derivation.mean(Aspects.PARENT_CGROUP, systemd ? "/system.slice" : "/docker", reason, configured);
        }
    }
}
