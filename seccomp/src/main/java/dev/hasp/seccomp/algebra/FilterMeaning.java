package dev.hasp.seccomp.algebra;

import dev.hasp.linux.Architecture;
import dev.hasp.seccomp.filter.SeccompFilter;
import dev.hasp.seccomp.filter.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/**
 * What a filter does with every call: for every architecture, every number and all values of the six arguments.
 *
 * <p>A call is permitted if it runs: by {@link dev.hasp.seccomp.Action#ALLOW} or {@link dev.hasp.seccomp.Action#LOG}.
 * TRACE and NOTIFY leave that to another process, and count as denying. Two meanings are equal exactly if every call
 * meets the same verdict. All comparisons are exact; none looks at names.
 *
 * <p>Union and intersection take, for each call, the less strict and the stricter of both verdicts in the kernel's
 * order. The intersection is what the kernel does when both filters are loaded.
 */
public final class FilterMeaning {

    private static final NumberTable FOREIGN = NumberTable.constant(FilterTables.FOREIGN);

    private final int[] audits;
    private final NumberTable[] tables;

    private FilterMeaning(Map<Integer, NumberTable> byAudit) {
        Map<Integer, NumberTable> covered = new TreeMap<>(byAudit);
        covered.values().removeIf(FOREIGN::equals);
        this.audits = covered.keySet().stream().mapToInt(Integer::intValue).toArray();
        this.tables = covered.values().toArray(NumberTable[]::new);
    }

    /**
     * What a loaded filter means, with its runtime's stub.
     *
     * @throws SeccompComplexityException if the conditions of one call are too entangled
     */
    public static FilterMeaning of(SeccompFilter filter) {
        return new FilterMeaning(FilterTables.of(filter, true));
    }

    /** What libseccomp's part of a filter means, without its runtime's stub. */
    static FilterMeaning withoutStub(SeccompFilter filter) {
        return new FilterMeaning(FilterTables.of(filter, false));
    }

    /**
     * What happens with a call.
     *
     * @param number the number as the kernel hands it to filters, with bit 30 on x32
     * @param arguments six registers
     */
    public Verdict decide(Architecture architecture, int number, long[] arguments) {
        return diagram(architecture.auditArch(), number).decide(arguments);
    }

    /**
     * What happens with a call, by its arguments.
     *
     * @param auditArch the {@code AUDIT_ARCH_*} value that the kernel hands to filters
     * @param number the number as the kernel hands it to filters
     */
    public ArgumentDiagram diagram(int auditArch, int number) {
        return table(auditArch).find(number);
    }

    NumberTable table(int auditArch) {
        int at = Arrays.binarySearch(audits, auditArch);
        return at < 0 ? FOREIGN : tables[at];
    }

    /**
     * All call numbers from 0 to 2^32-1 in ranges that are treated alike; neighbouring ranges differ.
     *
     * @param auditArch the {@code AUDIT_ARCH_*} value that the kernel hands to filters
     */
    public List<NumberRange> ranges(int auditArch) {
        NumberTable table = table(auditArch);
        return IntStream.range(0, table.size())
                .mapToObj(range -> new NumberRange(table.start(range), table.end(range), table.diagram(range)))
                .toList();
    }

    /** The {@code AUDIT_ARCH_*} values of which not all calls end the thread. */
    public List<Integer> auditArchs() {
        return Arrays.stream(audits).boxed().toList();
    }

    /** Whether the other permits every call that this permits. */
    public boolean isSubsetOf(FilterMeaning other) {
        return none(other, Search.EXCESS);
    }

    /** Whether both permit the same calls; how they deny the others does not matter. */
    public boolean permitsSameAs(FilterMeaning other) {
        return isSubsetOf(other) && other.isSubsetOf(this);
    }

    /** A call that this permits and the other denies, or empty if there is none. */
    public Optional<Witness> excessOver(FilterMeaning other) {
        return WitnessSearch.find(this, other, Search.EXCESS);
    }

    /** A call whose verdict is not the same in both, or empty if there is none. */
    public Optional<Witness> differenceFrom(FilterMeaning other) {
        return WitnessSearch.find(this, other, Search.ANY);
    }

    /** How what this permits lies to what the other permits, with witnesses. */
    public FilterComparison compareTo(FilterMeaning other) {
        return new FilterComparison(excessOver(other), other.excessOver(this).map(WitnessSearch::swapped));
    }

    private boolean none(FilterMeaning other, Search.Difference difference) {
        for (int audit : allAudits(other)) {
            if (!NumberTable.walk(
                    table(audit),
                    other.table(audit),
                    (start, end, a, b) -> Search.arguments(a, b, difference) == null)) {
                return false;
            }
        }
        return true;
    }

    /** What permits exactly the calls that either permits. */
    public FilterMeaning union(FilterMeaning other) {
        return combine(other, Math::max);
    }

    /** What permits exactly the calls that both permit. */
    public FilterMeaning intersection(FilterMeaning other) {
        return combine(other, Math::min);
    }

    private FilterMeaning combine(FilterMeaning other, IntBinaryOperator codes) {
        Map<Integer, NumberTable> combined = new TreeMap<>();
        for (int audit : allAudits(other)) {
            NumberTable.Builder table = new NumberTable.Builder(FilterTables.FOREIGN);
            NumberTable.walk(table(audit), other.table(audit), (start, end, a, b) -> {
                table.set(start, end, combine(a, b, codes));
                return true;
            });
            combined.put(audit, table.build());
        }
        return new FilterMeaning(combined);
    }

    private static ArgumentDiagram combine(ArgumentDiagram a, ArgumentDiagram b, IntBinaryOperator codes) {
        if (a.isConstant() && b.isConstant()) {
            return ArgumentDiagram.constant(codes.applyAsInt(~a.root(), ~b.root()));
        }
        DiagramSpace space = new DiagramSpace();
        return space.diagram(space.combine(space.add(a), space.add(b), codes));
    }

    /** The values of {@code AUDIT_ARCH_*} that at least one of both covers, ascending as signed numbers. */
    int[] allAudits(FilterMeaning other) {
        if (Arrays.equals(audits, other.audits)) {
            return audits;
        }
        TreeSet<Integer> all = new TreeSet<>();
        Arrays.stream(audits).forEach(all::add);
        Arrays.stream(other.audits).forEach(all::add);
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FilterMeaning that
                && Arrays.equals(that.audits, audits)
                && Arrays.equals(that.tables, tables);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(audits) + Arrays.hashCode(tables);
    }

    /** Such as {@code 2 architectures, 183 ranges}. */
    @Override
    public String toString() {
        int ranges = Arrays.stream(tables).mapToInt(NumberTable::size).sum();
        return audits.length + (audits.length == 1 ? " architecture, " : " architectures, ") + ranges + " ranges";
    }
}
