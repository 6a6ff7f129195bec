package dev.hasp.seccomp.filter;

import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.Operator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether two rules are the same chain of comparisons to libseccomp. */
final class SameConditions {

    private SameConditions() {}

    static boolean test(FilterRule a, FilterRule b, int bits) {
        return a.conditions().size() == b.conditions().size() && chain(a, bits).equals(chain(b, bits));
    }

    private static Set<ArgumentCondition> chain(FilterRule rule, int bits) {
        return rule.conditions().stream()
                .map(condition -> normal(condition, bits == 32 ? 0xffff_ffffL : -1L))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static ArgumentCondition normal(ArgumentCondition condition, long width) {
        long value = condition.value() & width;
        if (!condition.operator().equals(Operator.MASKED_EQ)) {
            return new ArgumentCondition(condition.index(), condition.operator(), value, 0);
        }
        long datum = condition.valueTwo() & value;
        return value == width
                ? ArgumentCondition.equalTo(condition.index(), datum)
                : ArgumentCondition.maskedEqualTo(condition.index(), value, datum);
    }
}
