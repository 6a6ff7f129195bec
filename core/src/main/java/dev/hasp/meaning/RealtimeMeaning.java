package dev.hasp.meaning;

import static dev.hasp.control.Controls.CPU_REALTIME_PERIOD;
import static dev.hasp.control.Controls.CPU_REALTIME_RUNTIME;

import dev.hasp.control.Control;
import dev.hasp.control.Micros;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.CpuTime;
import dev.hasp.effective.Limit;
import dev.hasp.effective.Reason;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Realtime processor time (Linux {@code sched-rt-group}). */
final class RealtimeMeaning {

    /** Linux global_rt_period. */
    private static final long USUAL_PERIOD = 1_000_000;

    private RealtimeMeaning() {}

    static void of(Derivation derivation) {
        EngineFacts engine = derivation.engine();
        Enforcement enforcement = Enforcement.of(engine, EngineLimit.CPU_REALTIME);
        Optional<Control<Duration>> control = List.of(CPU_REALTIME_RUNTIME, CPU_REALTIME_PERIOD).stream()
                .filter(asked -> derivation.get(asked).isPresent())
                .findFirst();
        Reason reason = control.map(derivation::asked).orElseGet(derivation::engineDefault);
        if (enforcement.isEnforced()) {
            CpuTime time = new CpuTime(
                    Limit.of(micros(derivation, CPU_REALTIME_RUNTIME, 0)),
                    micros(derivation, CPU_REALTIME_PERIOD, USUAL_PERIOD));
            derivation.mean(Aspects.REALTIME, time, reason, enforcement.reason());
            return;
        }
        if (enforcement.known().isEmpty() || Enforcement.hasNoDriver(engine)) {
            enforcement.report(derivation, CPU_REALTIME_RUNTIME);
            enforcement.report(derivation, CPU_REALTIME_PERIOD);
        }
        derivation.unknown(
                Aspects.REALTIME,
                reason,
                enforcement.reason(),
                Reason.of(
                        control.isPresent() && enforcement.isLost() && !Enforcement.hasNoDriver(engine)
                                ? "the engine refuses it there and creates nothing"
                                : "no cgroup holds a budget: rtprio and SYS_NICE decide"));
    }

    private static long micros(Derivation derivation, Control<Duration> control, long otherwise) {
        return derivation
                .get(control)
                .map(time -> Micros.of(control.key(), time))
                .filter(time -> time > 0)
                .orElse(otherwise);
    }
}
