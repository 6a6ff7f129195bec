package dev.hasp.ceiling;

import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.Cpus;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.CpuTime;
import java.math.BigInteger;
import java.util.List;

/**
 * Has a limit of at most that much processor time.
 *
 * @param most the largest limit that is allowed
 */
public record CpusAtMost(Cpus most) implements Demand {

    @Override
    public String key() {
        return "cpusAtMost";
    }

    @Override
    public List<Control<?>> controls() {
        return List.of(Controls.CPUS, Controls.CPU_QUOTA, Controls.CPU_PERIOD);
    }

    @Override
    public List<Shortfall> shortfalls(Subject subject) {
        if (subject.policy().get(Aspects.CPU_TIME).filter(this::isWithin).isPresent()) {
            return List.of();
        }
        Control<?> control = subject.spec().get(Controls.CPU_QUOTA).isPresent() ? Controls.CPU_QUOTA : Controls.CPUS;
        return List.of(Shortfall.of(
                control,
                subject.asked(control, Aspects.CPU_TIME),
                toString(),
                "set cpus to at most " + most + ", on an engine that enforces it"));
    }

    private boolean isWithin(CpuTime time) {
        BigInteger allowed = BigInteger.valueOf(most.nano()).multiply(BigInteger.valueOf(time.period()));
        return !time.quota().isUnlimited()
                && BigInteger.valueOf(time.quota().value().getAsLong())
                                .multiply(BigInteger.valueOf(1_000_000_000))
                                .compareTo(allowed)
                        <= 0;
    }

    @Override
    public String toString() {
        return "at most the time of " + most + " processors";
    }
}
