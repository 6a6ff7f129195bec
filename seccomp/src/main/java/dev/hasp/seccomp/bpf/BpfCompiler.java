package dev.hasp.seccomp.bpf;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import dev.hasp.seccomp.algebra.ArgumentDiagram;
import dev.hasp.seccomp.algebra.FilterMeaning;
import dev.hasp.seccomp.algebra.NumberRange;
import dev.hasp.seccomp.filter.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compiles what a filter means: the architecture first, then a search for the number, then arguments. */
final class BpfCompiler {

    /** How much more often calls of the native architecture are expected. */
    private static final long NATIVE_WEIGHT = 64;

    private final FilterMeaning meaning;
    private final Architecture nativeArchitecture;
    private final BpfAssembler assembler = new BpfAssembler();

    BpfCompiler(FilterMeaning meaning, Architecture nativeArchitecture) {
        this.meaning = meaning;
        this.nativeArchitecture = nativeArchitecture;
    }

    List<BpfInstruction> compile() {
        List<Integer> audits = new ArrayList<>(meaning.auditArchs());
        // written from the end: the native one last, so that it stands first and near
        audits.sort(Comparator.comparing(audit -> audit == nativeArchitecture.auditArch()));
        List<Integer> places = new ArrayList<>();
        for (int audit : audits) {
            places.add(numbers(audit));
        }
        int next = assembler.ret(ArgumentCode.returnValue(Verdict.FOREIGN_ARCHITECTURE));
        for (int i = 0; i < audits.size(); i++) {
            next = assembler.compare(BpfInstruction.JEQ, audits.get(i), places.get(i), next);
        }
        assembler.load(SeccompData.ARCHITECTURE, next);
        return assembler.program();
    }

    private int numbers(int audit) {
        List<ArgumentDiagram> diagrams = new ArrayList<>();
        Map<ArgumentDiagram, Integer> known = new HashMap<>();
        List<RangeSearch.Range> ranges = new ArrayList<>();
        for (NumberRange range : meaning.ranges(audit)) {
            int target = known.computeIfAbsent(range.diagram(), diagram -> {
                diagrams.add(diagram);
                return diagrams.size() - 1;
            });
            ranges.add(new RangeSearch.Range(range.first(), target, weight(audit, range)));
        }
        Map<Integer, ArgumentCode> codes = new HashMap<>();
        int search = RangeSearch.write(
                assembler,
                ranges,
                target -> codes.computeIfAbsent(
                                target,
                                key -> new ArgumentCode(assembler, nativeArchitecture.isBigEndian(), diagrams.get(key)))
                        .write());
        return assembler.load(SeccompData.NUMBER, search);
    }

    private static int floor(long number) {
        return (int) Math.min(number, Integer.MAX_VALUE);
    }

    private long weight(int audit, NumberRange range) {
        long weight = 1;
        if (range.first() > Integer.MAX_VALUE) {
            return weight;
        }
        for (Architecture architecture : Architecture.values()) {
            if (architecture.auditArch() == audit) {
                long calls = SyscallTable.of(architecture)
                        .names()
                        .subMap(floor(range.first()), true, floor(range.last()), true)
                        .size();
                weight += calls * (architecture == nativeArchitecture ? NATIVE_WEIGHT : 1);
            }
        }
        return weight;
    }
}
