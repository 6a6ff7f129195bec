package dev.hasp.seccomp.algebra;

import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.Operator;
import dev.hasp.seccomp.filter.FilterRule;
import java.util.ArrayList;
import java.util.List;

/**
 * The diagram of the rules of one call.
 *
 * <p>The first unconditional rule decides. Otherwise conditional ones are laid over the default from the last to the
 * first in the order of libseccomp's tree: higher argument first; EQ, NE and MASKED_EQ, then LT and LE, then GT and GE;
 * the smallest constant first with LT and LE, else the largest.
 */
final class RuleMeaning {

    private RuleMeaning() {}

    static int of(DiagramSpace space, List<FilterRule> rules, int otherwise, int bits) {
        for (FilterRule rule : rules) {
            if (rule.isUnconditional()) {
                return ~VerdictCode.of(rule.verdict());
            }
        }
        List<FilterRule> ordered = new ArrayList<>(rules);
        ordered.sort((a, b) -> order(a.conditions().get(0), b.conditions().get(0)));
        int diagram = ~otherwise;
        for (int i = ordered.size() - 1; i >= 0; i--) {
            FilterRule rule = ordered.get(i);
            int set = ConditionSets.all(space, rule.conditions(), bits);
            diagram = space.override(set, VerdictCode.of(rule.verdict()), diagram);
        }
        return diagram;
    }

    private static int order(ArgumentCondition a, ArgumentCondition b) {
        if (a.index() != b.index()) {
            return b.index() - a.index();
        }
        if (kind(a) != kind(b)) {
            return kind(a) - kind(b);
        }
        int byValue = Long.compareUnsigned(a.value(), b.value());
        return kind(a) == 1 ? byValue : -byValue;
    }

    private static int kind(ArgumentCondition condition) {
        Operator operator = condition.operator();
        if (!operator.isOrdered()) {
            return 0;
        }
        return operator.equals(Operator.LT) || operator.equals(Operator.LE) ? 1 : 2;
    }
}
