package dev.hasp.seccomp.algebra;

import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.Operator;
import dev.hasp.seccomp.filter.FilterRule;
import java.util.List;

/**
 * Which rules of one call all releases of libseccomp up to 2.6.1 compile to what they say, and in time.
 *
 * <p>Measured with random filters of libseccomp 2.5.4 and 2.6.1: wrong were only calls with several rules of which one
 * had several conditions and one compared with something else than EQ, and calls with several rules of which one was
 * ordered by a constant of 2^31 or more. Before 2.6.1 ordered comparisons for different actions were merged wrongly too.
 * Of the first kind, a single exception of EQ conditions from single EQ and NE conditions of one other action is
 * compiled rightly (none wrong of 23,776 filters), and is common.
 */
final class SafeShapes {

    private static final long LARGE = 0x8000_0000L;
    private static final int MANY_RULES = 5;
    private static final int MANY_CONDITIONS = 12;

    private SafeShapes() {}

    static boolean test(List<FilterRule> rules) {
        if (rules.size() < 2 || rules.stream().anyMatch(FilterRule::isUnconditional)) {
            return true;
        }
        List<ArgumentCondition> conditions =
                rules.stream().flatMap(rule -> rule.conditions().stream()).toList();
        boolean chains = rules.stream().anyMatch(rule -> rule.conditions().size() > 1);
        boolean onlyEqual =
                conditions.stream().allMatch(condition -> condition.operator().equals(Operator.EQ));
        if (chains && ((!onlyEqual && !isException(rules)) || isSlow(rules))) {
            return false;
        }
        boolean ordered =
                conditions.stream().anyMatch(condition -> condition.operator().isOrdered());
        boolean large = conditions.stream().anyMatch(SafeShapes::isLargeOrder);
        boolean mixed = rules.stream().map(FilterRule::verdict).distinct().count() > 1;
        return !large && !(ordered && mixed);
    }

    /** One rule of several EQ conditions, and single EQ or NE conditions of one other verdict. */
    private static boolean isException(List<FilterRule> rules) {
        List<FilterRule> chains =
                rules.stream().filter(rule -> rule.conditions().size() > 1).toList();
        FilterRule chain = chains.get(0);
        return chains.size() == 1
                && chain.conditions().stream()
                        .allMatch(condition -> condition.operator().equals(Operator.EQ))
                && rules.stream().map(FilterRule::verdict).distinct().count() == 2
                && rules.stream()
                        .filter(rule -> !rule.equals(chain))
                        .allMatch(rule -> !rule.verdict().equals(chain.verdict()) && isEquality(rule));
    }

    private static boolean isEquality(FilterRule rule) {
        Operator operator = rule.conditions().get(0).operator();
        return operator.equals(Operator.EQ) || operator.equals(Operator.NE);
    }

    private static boolean isSlow(List<FilterRule> rules) {
        List<FilterRule> chains =
                rules.stream().filter(rule -> rule.conditions().size() > 1).toList();
        int conditions =
                chains.stream().mapToInt(rule -> rule.conditions().size()).sum();
        return chains.size() >= MANY_RULES && conditions >= MANY_CONDITIONS;
    }

    /** Whether a comparison is ordered by a constant that some releases mishandle beside other rules. */
    static boolean isLargeOrder(ArgumentCondition condition) {
        return condition.operator().isOrdered() && Long.compareUnsigned(condition.value(), LARGE) >= 0;
    }
}
