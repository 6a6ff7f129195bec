package dev.hasp.meaning;

import dev.hasp.control.Control;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Reason;
import dev.hasp.engine.CgroupVersion;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineLimit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether an engine can enforce a kind of limit.
 *
 * @param limit the kind
 * @param known the answer, empty where nobody knows
 * @param reason where the answer is from
 */
record Enforcement(EngineLimit limit, Optional<Boolean> known, Reason reason) {

    private static final String NO_DRIVER = "none";

    /** cgroups(7): files of version 1 without a counterpart in version 2. */
    private static final Set<EngineLimit> VERSION_1 =
            Set.of(EngineLimit.SWAPPINESS, EngineLimit.OOM_KILL_DISABLE, EngineLimit.CPU_REALTIME);

    private static final Map<EngineLimit, EngineCode> DISCARDED = new EnumMap<>(EngineLimit.class);

    static {
        discarded(EngineLimit.MEMORY, "memory-discarded");
        discarded(EngineLimit.SWAP, "memory-swap-discarded");
        discarded(EngineLimit.CPU_QUOTA, "cpu-quota-discarded");
        discarded(EngineLimit.CPU_SHARES, "cpu-shares-discarded");
        discarded(EngineLimit.CPUSET, "cpuset-discarded");
        discarded(EngineLimit.PIDS, "pids-limit-discarded");
        discarded(EngineLimit.OOM_KILL_DISABLE, "oom-kill-disable-discarded");
        discarded(EngineLimit.SWAPPINESS, "memory-swappiness-discarded");
        discarded(EngineLimit.CPU_REALTIME, "cpu-realtime-discarded");
        discarded(EngineLimit.BLKIO_WEIGHT, "blkio-weight-discarded");
        discarded(EngineLimit.BLKIO_THROTTLE, "blkio-throttle-discarded");
    }

    private static final EngineCode IGNORED = new EngineCode(
            "limit-ignored-without-cgroups",
            Effect.IGNORED,
            "the engine has no cgroup driver, takes every limit, shows it in inspect and enforces none",
            "run the engine with a cgroup driver: cgroup v2 with delegated controllers for a rootless one",
            "docker info CgroupDriver; moby rootless specconv.ToRootless, seen on 20.10.24");

    private static final EngineCode UNKNOWN = new EngineCode(
            "limit-enforcement-unknown",
            Effect.UNKNOWN,
            "nothing that is known of the engine tells whether it can enforce that limit",
            "give the engine's facts, or look in a running container",
            "docker info has no member for it, or the facts come without it");

    static final List<EngineCode> CODES = codes();

    private static void discarded(EngineLimit limit, String code) {
        DISCARDED.put(
                limit,
                new EngineCode(
                        code,
                        Effect.DISCARDED,
                        "the engine's kernel or cgroups do not offer " + limit + ", and it leaves the limit out",
                        "enable that controller on the engine's host, or leave the limit out",
                        "moby verifyPlatformContainerResources, seen on 28.5.2 without controllers"));
    }

    private static List<EngineCode> codes() {
        List<EngineCode> codes = new ArrayList<>(DISCARDED.values());
        codes.add(IGNORED);
        codes.add(UNKNOWN);
        return List.copyOf(codes);
    }

    /** What is known of the engine. */
    static Enforcement of(EngineFacts engine, EngineLimit limit) {
        if (hasNoDriver(engine)) {
            return new Enforcement(limit, Optional.of(false), Reason.of("the engine has no cgroup driver"));
        }
        Optional<CgroupVersion> version = engine.cgroupVersion();
        if (VERSION_1.contains(limit) && version.equals(Optional.of(CgroupVersion.V2))) {
            return new Enforcement(limit, Optional.of(false), Reason.of(version.get() + " has no " + limit));
        }
        return engine.enforces(limit)
                .map(can -> new Enforcement(
                        limit,
                        Optional.of(can),
                        Reason.of("the engine " + (can ? "enforces " : "cannot enforce ") + limit)))
                .orElseGet(() -> new Enforcement(
                        limit, Optional.empty(), Reason.of("it is not known whether the engine can enforce " + limit)));
    }

    static boolean hasNoDriver(EngineFacts engine) {
        return engine.cgroupDriver().equals(Optional.of(NO_DRIVER));
    }

    boolean isEnforced() {
        return known.orElse(false);
    }

    boolean isLost() {
        return !known.orElse(true);
    }

    /**
     * Gives an aspect what is asked where that is enforced, what is left where it is not, and nothing where nobody
     * knows; and reports the control unless it is enforced.
     */
    <T> void mean(Derivation derivation, Aspect<T> aspect, Control<?> control, T asked, T left) {
        if (isEnforced()) {
            derivation.mean(aspect, asked, derivation.asked(control), reason);
        } else if (isLost()) {
            derivation.mean(aspect, left, derivation.asked(control), reason);
        } else {
            derivation.unknown(aspect, derivation.asked(control), reason);
        }
        report(derivation, control);
    }

    /** Reports a control that is asked and not, or perhaps not, enforced. */
    void report(Derivation derivation, Control<?> control) {
        if (!isEnforced() && derivation.get(control).isPresent()) {
            derivation.find(code(derivation.engine()), control);
        }
    }

    private EngineCode code(EngineFacts engine) {
        if (known.isEmpty()) {
            return UNKNOWN;
        }
        return hasNoDriver(engine) ? IGNORED : DISCARDED.getOrDefault(limit, UNKNOWN);
    }
}
