package dev.hasp.seccomp.bpf;

import dev.hasp.seccomp.algebra.ArgumentDiagram;

/**
 * A test of several bits of a word at once.
 *
 * @param mask the bits
 * @param value what they are compared with
 * @param same where to go on if they are equal
 * @param other where to go on if one differs
 */
record MaskTest(int mask, int value, int same, int other) {

    /** The test of the most bits that a diagram allows from a node on. */
    static MaskTest at(ArgumentDiagram diagram, int node, int word) {
        MaskTest low = leavingTo(diagram, node, word, diagram.low(node));
        MaskTest high = leavingTo(diagram, node, word, diagram.high(node));
        return Integer.bitCount(low.mask) > Integer.bitCount(high.mask) ? low : high;
    }

    private static MaskTest leavingTo(ArgumentDiagram diagram, int node, int word, int exit) {
        int mask = 0;
        int value = 0;
        int at = node;
        while (isIn(diagram, at, word) && (diagram.low(at) == exit || diagram.high(at) == exit)) {
            int bit = 1 << (diagram.bit(at) & 31);
            mask |= bit;
            if (diagram.low(at) == exit) {
                value |= bit;
                at = diagram.high(at);
            } else {
                at = diagram.low(at);
            }
        }
        return new MaskTest(mask, value, at, exit);
    }

    private static boolean isIn(ArgumentDiagram diagram, int node, int word) {
        return !ArgumentDiagram.isVerdict(node)
                && 2 * diagram.argument(node) + (diagram.bit(node) >= 32 ? 0 : 1) == word;
    }

    /** Whether {@code jset} does it, which leaves the word in place. */
    boolean isOneInstruction() {
        return value == 0 || Integer.bitCount(mask) == 1;
    }

    /** Whether more of the same word has to be looked at afterwards. */
    boolean continuesIn(ArgumentDiagram diagram, int word) {
        return isIn(diagram, same, word) || isIn(diagram, other, word);
    }

    int whenZero() {
        return value == 0 ? same : other;
    }

    int whenNotZero() {
        return value == 0 ? other : same;
    }
}
