package dev.hasp.seccomp.filter;

import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.Operator;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one call in the order in which they decide.
 *
 * <p>The first unconditional rule decides alone. Conditional ones with different verdicts that overlap are tried in the
 * order of libseccomp's tree: higher argument first; EQ, NE and MASKED_EQ before LT and LE before GT and GE; of LT and
 * LE the smallest constant, of the others the largest.
 */
final class CallFilter {

    private static final Comparator<FilterRule> TREE_ORDER = Comparator.<FilterRule>comparingInt(
                    rule -> -first(rule).index())
            .thenComparingInt(rule -> rank(first(rule).operator()))
            .thenComparing((a, b) -> byConstant(first(a), first(b)));

    private final Comparison[][] conditions;
    private final Decision[] decisions;

    private CallFilter(Comparison[][] conditions, Decision[] decisions) {
        this.conditions = conditions;
        this.decisions = decisions;
    }

    static CallFilter of(List<FilterRule> rules, int bits) {
        for (FilterRule rule : rules) {
            if (rule.isUnconditional()) {
                return new CallFilter(new Comparison[1][0], new Decision[] {Decision.by(rule)});
            }
        }
        List<FilterRule> ordered = rules.stream().sorted(TREE_ORDER).toList();
        return new CallFilter(
                ordered.stream()
                        .map(rule -> rule.conditions().stream()
                                .map(condition -> Comparison.of(condition, bits))
                                .toArray(Comparison[]::new))
                        .toArray(Comparison[][]::new),
                ordered.stream().map(Decision::by).toArray(Decision[]::new));
    }

    private static ArgumentCondition first(FilterRule rule) {
        return rule.conditions().get(0);
    }

    private static int rank(Operator operator) {
        if (!operator.isOrdered()) {
            return 0;
        }
        return operator.equals(Operator.LT) || operator.equals(Operator.LE) ? 1 : 2;
    }

    private static int byConstant(ArgumentCondition a, ArgumentCondition b) {
        int order = Long.compareUnsigned(a.value(), b.value());
        return rank(a.operator()) == 1 ? order : -order;
    }

    /** The decision, or null if no rule matches. */
    @Nullable
    Decision decide(long[] arguments) {
        for (int i = 0; i < decisions.length; i++) {
            if (all(conditions[i], arguments)) {
                return decisions[i];
            }
        }
        return null;
    }

    private static boolean all(Comparison[] comparisons, long[] arguments) {
        for (Comparison comparison : comparisons) {
            if (!comparison.holds(arguments)) {
                return false;
            }
        }
        return true;
    }
}
