package dev.hasp.seccomp.algebra;

import dev.hasp.linux.Architecture;
import dev.hasp.seccomp.Operator;
import dev.hasp.seccomp.filter.CallFold;
import dev.hasp.seccomp.filter.SeccompFilter;
import dev.hasp.seccomp.filter.Verdict;

/** Makes the diagram of what a filter's rules do with one call. */
final class RuleMeaning implements CallFold<Integer> {

    private final DiagramSpace space;
    private final int otherwise;

    private RuleMeaning(DiagramSpace space, int otherwise) {
        this.space = space;
        this.otherwise = otherwise;
    }

    static int of(DiagramSpace space, SeccompFilter filter, Architecture architecture, int number) {
        return filter.fold(architecture, number, new RuleMeaning(space, ~VerdictCode.of(filter.defaultVerdict())));
    }

    @Override
    public Integer otherwise() {
        return otherwise;
    }

    @Override
    public Integer decided(Verdict verdict) {
        return ~VerdictCode.of(verdict);
    }

    @Override
    public Integer compared(
            int argument, boolean upper, Operator operator, long mask, long datum, Integer met, Integer notMet) {
        int lowestBit = upper ? 32 : 0;
        if (!operator.isOrdered()) {
            int set = ConditionSets.masked(space, argument, mask << lowestBit, datum << lowestBit);
            return space.select(set, met, notMet);
        }
        int below = operator.equals(Operator.GE)
                ? ConditionSets.below(space, argument, datum, lowestBit, lowestBit + 32)
                : ConditionSets.atMost(space, argument, datum, lowestBit, lowestBit + 32);
        return space.select(below, notMet, met);
    }
}
