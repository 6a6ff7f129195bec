package dev.hasp.seccomp.bpf;

import dev.hasp.seccomp.algebra.ArgumentDiagram;
import dev.hasp.seccomp.filter.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the code of a diagram over arguments, word by word: a search where a word's values fall into few ranges, tests
 * of masks elsewhere.
 */
final class ArgumentCode {

    private static final int WORD_BITS = 32;
    private static final int MAX_RANGES = 12;

    /** No word of the arguments is loaded. */
    private static final int NONE = -1;

    private final BpfAssembler assembler;
    private final boolean bigEndian;
    private final ArgumentDiagram diagram;
    private final Map<Integer, Integer> loadedPlaces = new HashMap<>();
    private final Map<Integer, Integer> places = new HashMap<>();

    ArgumentCode(BpfAssembler assembler, boolean bigEndian, ArgumentDiagram diagram) {
        this.assembler = assembler;
        this.bigEndian = bigEndian;
        this.diagram = diagram;
    }

    /** Writes the code and returns its place. */
    int write() {
        return write(diagram.root(), NONE);
    }

    private int write(int node, int loaded) {
        if (ArgumentDiagram.isVerdict(node)) {
            return assembler.ret(returnValue(ArgumentDiagram.verdict(node)));
        }
        int word = word(node);
        if (loaded == word) {
            Integer known = loadedPlaces.get(node);
            if (known == null) {
                known = tests(node, word);
                loadedPlaces.put(node, known);
            }
            return known;
        }
        Integer known = places.get(node);
        if (known == null) {
            int offset = SeccompData.argumentOffset(word / 2, word % 2 == 0, bigEndian);
            known = assembler.load(offset, write(node, word));
            places.put(node, known);
        }
        return known;
    }

    static int returnValue(Verdict verdict) {
        return verdict.action().returnCode() | verdict.data();
    }

    private int tests(int node, int word) {
        MaskTest test = MaskTest.at(diagram, node, word);
        if (!test.isOneInstruction() || test.continuesIn(diagram, word)) {
            List<Run> runs = new ArrayList<>();
            if (collect(node, word, WORD_BITS - 1, 0, runs)) {
                List<RangeSearch.Range> ranges = runs.stream()
                        .map(run -> new RangeSearch.Range(run.start(), run.node(), 1))
                        .toList();
                return RangeSearch.write(assembler, ranges, next -> write(next, word));
            }
        }
        if (test.isOneInstruction()) {
            int zero = write(test.whenZero(), word);
            return assembler.compare(BpfInstruction.JSET, test.mask(), write(test.whenNotZero(), word), zero);
        }
        int same = write(test.same(), NONE);
        int other = write(test.other(), NONE);
        int compare = assembler.compare(BpfInstruction.JEQ, test.value(), same, other);
        return assembler.and(test.mask(), compare);
    }

    /** Values of a word from one on that lead to the same node. */
    private record Run(long start, int node) {}

    /** Collects the runs of a word's values below a node; false if there are too many. */
    private boolean collect(int node, int word, int bit, long start, List<Run> runs) {
        if (ArgumentDiagram.isVerdict(node) || word(node) != word) {
            if (runs.isEmpty() || runs.get(runs.size() - 1).node() != node) {
                runs.add(new Run(start, node));
            }
            return runs.size() <= MAX_RANGES;
        }
        boolean asks = diagram.bit(node) % WORD_BITS == bit;
        return collect(asks ? diagram.low(node) : node, word, bit - 1, start, runs)
                && collect(asks ? diagram.high(node) : node, word, bit - 1, start | 1L << bit, runs);
    }

    /** Words are numbered in the order of the diagram's levels: the upper half of each argument first. */
    private int word(int node) {
        return 2 * diagram.argument(node) + (diagram.bit(node) >= WORD_BITS ? 0 : 1);
    }
}
