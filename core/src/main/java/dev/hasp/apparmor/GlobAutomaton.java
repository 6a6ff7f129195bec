package dev.hasp.apparmor;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.BasicAutomata;
import dk.brics.automaton.BasicOperations;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The language of a pattern, over bytes as characters from 1 to 255. */
final class GlobAutomaton {

    private GlobAutomaton() {}

    /** A path as the kernel sees it: each byte of its UTF-8 as a character. */
    static String bytes(String path) {
        return new String(path.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    static BitSet notSlash() {
        BitSet bytes = new BitSet(256);
        bytes.set(1, 256);
        bytes.clear('/');
        return bytes;
    }

    static Automaton of(String what, String text, List<GlobPart> parts) {
        List<Automaton> sequence = new ArrayList<>();
        for (GlobPart part : parts) {
            sequence.add(of(what, text, part));
        }
        return BasicOperations.concatenate(sequence);
    }

    private static Automaton of(String what, String text, GlobPart part) {
        if (part instanceof GlobPart.Literal literal) {
            return BasicAutomata.makeString(literal.bytes());
        }
        if (part instanceof GlobPart.OneOf one) {
            return oneOf(one.bytes());
        }
        if (part instanceof GlobPart.Star star) {
            Automaton bytes = star.across() ? BasicAutomata.makeCharRange('\u0001', '\u00ff') : oneOf(notSlash());
            Automaton any = bytes.repeat();
            return star.some() ? oneOf(notSlash()).concatenate(any) : any;
        }
        if (part instanceof GlobPart.Alternatives alternatives) {
            return BasicOperations.union(alternatives.items().stream()
                    .map(item -> of(what, text, item))
                    .toList());
        }
        throw new MalformedAppArmorException(
                what, text, "has variables, so that it matches nothing by itself", "give them values first");
    }

    private static Automaton oneOf(BitSet bytes) {
        List<Automaton> ranges = new ArrayList<>();
        for (int from = bytes.nextSetBit(0); from >= 0; ) {
            int to = bytes.nextClearBit(from) - 1;
            ranges.add(BasicAutomata.makeCharRange((char) from, (char) to));
            from = bytes.nextSetBit(to + 1);
        }
        return BasicOperations.union(ranges);
    }
}
