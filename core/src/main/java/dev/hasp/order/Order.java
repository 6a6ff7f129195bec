package dev.hasp.order;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.EffectivePolicy;
import java.util.function.BiFunction;

/**
 * What makes one policy stricter than another in one aspect.
 *
 * @param aspect the aspect
 * @param rule what it permits and when that is less, in one sentence
 * @param source the manual page, engine source or measurement that the rule rests on
 * @param excess what the first of two policies permits beyond the second; nothing where both are the same policy, and
 *     never more than a third permits beyond the second if the third permits all that the first does
 */
public record Order<T>(
        Aspect<T> aspect, String rule, String source, BiFunction<EffectivePolicy, EffectivePolicy, Excess> excess) {

    /** What the first permits beyond the second. */
    public Excess excess(EffectivePolicy first, EffectivePolicy second) {
        return excess.apply(first, second);
    }

    /** An order of the values alone, for those that are known; what is not known is equal to itself alone. */
    static <T> Order<T> ofValues(Aspect<T> aspect, String rule, String source, BiFunction<T, T, Excess> excess) {
        return new Order<>(aspect, rule, source, (first, second) -> Known.both(aspect, first, second, excess));
    }

    /** An aspect by which nothing is permitted or denied. */
    static <T> Order<T> neutral(Aspect<T> aspect, String why, String source) {
        return new Order<>(aspect, why, source, (first, second) -> Excess.none());
    }
}
