package dev.hasp.seccomp.algebra;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.Errno;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.filter.SeccompFilter;
import dev.hasp.seccomp.filter.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the tables of a filter, one for each {@code AUDIT_ARCH_*} value that it covers. */
final class FilterTables {

    static final ArgumentDiagram FOREIGN = ArgumentDiagram.of(Verdict.FOREIGN_ARCHITECTURE);

    private static final ArgumentDiagram ENOSYS =
            ArgumentDiagram.of(Verdict.of(Action.ERRNO, Optional.of(Errno.ENOSYS)));

    /** Calls of x32 have this bit, and share their AUDIT_ARCH value with x86_64. */
    private static final long X32_BIT = 0x4000_0000L;

    private static final long TOP_BIT = 0x8000_0000L;

    private final SeccompFilter filter;
    private final ArgumentDiagram otherwise;

    private FilterTables(SeccompFilter filter) {
        this.filter = filter;
        this.otherwise = ArgumentDiagram.of(filter.defaultVerdict());
    }

    /** The tables by the bits of the value, ascending. */
    static Map<Integer, NumberTable> of(SeccompFilter filter, boolean withStub) {
        FilterTables tables = new FilterTables(filter);
        Map<Integer, NumberTable> all = new TreeMap<>();
        for (Architecture architecture : filter.architectures()) {
            all.computeIfAbsent(architecture.auditArch(), audit -> tables.table(architecture, withStub));
        }
        return all;
    }

    private NumberTable table(Architecture architecture, boolean withStub) {
        NumberTable.Builder table = new NumberTable.Builder(otherwise);
        if (architecture.auditArch() != Architecture.X86_64.auditArch()) {
            rules(table, architecture, 0, NumberTable.MAX);
            if (withStub) {
                stub(table, architecture, 0, NumberTable.MAX);
            }
            return table.build();
        }
        List<Architecture> covered = filter.architectures();
        boolean x86 = covered.contains(Architecture.X86_64);
        boolean x32 = covered.contains(Architecture.X32);
        if (x86) {
            rules(table, Architecture.X86_64, 0, X32_BIT - 1);
        }
        if (x32) {
            rules(table, Architecture.X32, X32_BIT, TOP_BIT - 1);
            if (!x86) {
                table.set(0, X32_BIT - 1, FOREIGN);
            }
        } else {
            // the number -1 is what a tracer leaves to skip a call; libseccomp lets it through to the rules
            table.set(X32_BIT, NumberTable.MAX - 1, FOREIGN);
        }
        if (withStub && x86) {
            stub(table, Architecture.X86_64, 0, X32_BIT - 1);
            stub(table, Architecture.X86_64, TOP_BIT, TOP_BIT + X32_BIT - 1);
        }
        if (withStub && x32) {
            stub(table, Architecture.X32, X32_BIT, TOP_BIT - 1);
            stub(table, Architecture.X32, TOP_BIT + X32_BIT, NumberTable.MAX);
        }
        return table.build();
    }

    private void rules(NumberTable.Builder table, Architecture architecture, long first, long last) {
        for (int call : filter.rules(architecture).keySet()) {
            long number = Integer.toUnsignedLong(call);
            if (number >= first && number <= last) {
                DiagramSpace space = new DiagramSpace();
                int root = RuleMeaning.of(space, filter, architecture, call);
                table.set(number, number, space.diagram(root));
            }
        }
    }

    private void stub(NumberTable.Builder table, Architecture architecture, long first, long last) {
        if (filter.enosysAbove(architecture).isEmpty()) {
            return;
        }
        table.set(Math.max(first, filter.enosysAbove(architecture).getAsInt() + 1L), last, ENOSYS);
        if (architecture == Architecture.S390 || architecture == Architecture.S390X) {
            table.set(0, 0, ENOSYS);
        }
    }
}
