package dev.hasp.witness;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.CpuTime;
import dev.hasp.effective.EffectivePolicy;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Using so much processor time, on average over many periods.
 *
 * @param aspect processor time, or that of realtime processes
 * @param micros microseconds of processor time, all processors together
 * @param period in each so many microseconds
 */
public record UsesProcessorTime(Aspect<CpuTime> aspect, long micros, long period) implements Witness {

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return policy.get(aspect).map(this::isWithin);
    }

    private boolean isWithin(CpuTime time) {
        if (time.quota().isUnlimited()) {
            return true;
        }
        BigInteger used = BigInteger.valueOf(micros).multiply(BigInteger.valueOf(time.period()));
        BigInteger most = BigInteger.valueOf(time.quota().value().orElseThrow()).multiply(BigInteger.valueOf(period));
        return used.compareTo(most) <= 0;
    }

    @Override
    public String toString() {
        String kind = aspect.equals(Aspects.REALTIME) ? "realtime processor" : "processor";
        return "use " + micros + " us of " + kind + " time in each " + period + " us";
    }
}
