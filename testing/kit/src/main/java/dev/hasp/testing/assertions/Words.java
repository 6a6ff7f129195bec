package dev.hasp.testing.assertions;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Entry;
import dev.hasp.effective.Reason;
import dev.hasp.order.Comparison;
import dev.hasp.order.Difference;
import dev.hasp.order.Excess;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What failure messages say about policies. */
final class Words {

    private static final int LONGEST = 240;

    private Words() {}

    /** An aspect's value and the chain of reasons behind it, the deciding layer in it. */
    static String entry(EffectivePolicy policy, Aspect<?> aspect) {
        return entry(policy.entry(aspect));
    }

    static String entry(Entry<?> entry) {
        String value = entry.value().map(known -> "is " + shortened(known)).orElse("is not known");
        return entry.aspect() + " " + value + ": "
                + entry.reasons().stream()
                        .map(Reason::toString)
                        .map(Words::shortened)
                        .collect(Collectors.joining("; "));
    }

    /** Every aspect in which the first permits, or may permit, what the second denies. */
    static String excess(Comparison comparison) {
        return each(comparison, Difference::forward, Difference::first, Difference::second);
    }

    /** Every aspect in which the second permits, or may permit, what the first denies. */
    static String shortfall(Comparison comparison) {
        return each(comparison, Difference::backward, Difference::second, Difference::first);
    }

    private static String each(
            Comparison comparison,
            Function<Difference<?>, Excess> direction,
            Function<Difference<?>, Entry<?>> permitting,
            Function<Difference<?>, Entry<?>> denying) {
        return comparison.differences().stream()
                .filter(difference -> !direction.apply(difference).isNone())
                .map(difference -> "\n  " + difference.control() + ": " + clause(direction.apply(difference))
                        + "\n    " + entry(permitting.apply(difference)) + "\n    against "
                        + entry(denying.apply(difference)))
                .collect(Collectors.joining());
    }

    private static String clause(Excess excess) {
        if (excess instanceof Excess.Undecided undecided) {
            return "it is not known whether it permits more: " + undecided.reason();
        }
        return "it may " + excess.witness().map(Object::toString).orElse("do no more");
    }

    private static String shortened(Object value) {
        String text = value.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "… (" + text.length() + " characters)";
    }
}
