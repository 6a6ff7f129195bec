package dev.hasp.meaning;

import static dev.hasp.control.Controls.ANNOTATIONS;
import static dev.hasp.control.Controls.INIT;
import static dev.hasp.control.Controls.PID;
import static dev.hasp.control.Controls.PIDS_LIMIT;
import static dev.hasp.control.Controls.ULIMITS;

import dev.hasp.control.PidMode;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.Ulimit;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Limit;
import dev.hasp.effective.Reason;
import dev.hasp.effective.ResourceLimit;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineLimit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Processes, their resource limits, cgroup and init (moby {@code WithRlimits}, {@code WithCommonOptions}). */
final class ProcessMeaning implements Meaning {

    static final List<EngineCode> CODES = Stream.concat(
                    CgroupParentMeaning.CODES.stream(), RequestField.codes().stream())
            .toList();

    @Override
    public void of(Derivation derivation) {
        pids(derivation);
        resourceLimits(derivation);
        CgroupParentMeaning.of(derivation);
        init(derivation);
        RequestField.ANNOTATIONS.ifIgnored(
                derivation, ANNOTATIONS, derivation.get(ANNOTATIONS).isPresent());
    }

    private static void pids(Derivation derivation) {
        EngineFacts engine = derivation.engine();
        Optional<Limit> asked = derivation.pidsLimit().map(ProcessMeaning::limit);
        if (asked.isEmpty() && engine.isPodman()) {
            derivation.unknown(
                    Aspects.PIDS,
                    derivation.engineDefault(),
                    Reason.of("2048 unless containers.conf says otherwise, which the engine does not tell"));
        } else if (asked.filter(limit -> !limit.isUnlimited()).isEmpty()) {
            derivation.mean(Aspects.PIDS, Limit.unlimited(), derivation.askedOrDefault(PIDS_LIMIT));
        } else {
            Enforcement.of(engine, EngineLimit.PIDS)
                    .mean(derivation, Aspects.PIDS, PIDS_LIMIT, asked.get(), Limit.unlimited());
        }
    }

    private static Limit limit(PidsLimit pids) {
        return pids.count().isPresent() ? Limit.of(pids.count().getAsLong()) : Limit.unlimited();
    }

    private static void resourceLimits(Derivation derivation) {
        SortedMap<String, ResourceLimit> limits = new TreeMap<>();
        Optional<Map<String, Ulimit>> defaults = derivation.engine().defaultUlimits();
        defaults.ifPresent(known -> known.values().forEach(ulimit -> put(limits, ulimit)));
        derivation.each(ULIMITS).forEach(ulimit -> put(limits, ulimit));
        derivation.mean(
                Aspects.RESOURCE_LIMITS,
                limits,
                derivation.askedOrDefault(ULIMITS),
                Reason.of(
                        defaults.isPresent()
                                ? "over the daemon's default-ulimits"
                                : "others are the daemon's own or its default-ulimits, which it does not tell"));
    }

    private static void put(SortedMap<String, ResourceLimit> limits, Ulimit ulimit) {
        limits.put(ulimit.name(), new ResourceLimit(limit(ulimit.soft()), limit(ulimit.hard())));
    }

    private static Limit limit(long value) {
        return value == Ulimit.UNLIMITED ? Limit.unlimited() : Limit.of(value);
    }

    private static void init(Derivation derivation) {
        boolean own = derivation
                .pid()
                .filter(mode -> mode.kind() != PidMode.Kind.PRIVATE)
                .isEmpty();
        Optional<Boolean> asked = derivation.init();
        if (!own) {
            derivation.mean(
                    Aspects.INIT_RUNS,
                    false,
                    derivation.asked(PID),
                    Reason.of("the engine runs an init in a process namespace of its own alone"));
        } else {
            asked.or(derivation.engine()::init)
                    .ifPresentOrElse(
                            runs -> derivation.mean(Aspects.INIT_RUNS, runs, derivation.askedOrDefault(INIT)),
                            () -> derivation.unknown(
                                    Aspects.INIT_RUNS,
                                    derivation.engineDefault(),
                                    Reason.of("the daemon's setting init, which it does not tell")));
        }
    }
}
