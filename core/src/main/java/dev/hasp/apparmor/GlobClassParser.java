package dev.hasp.apparmor;

import java.util.BitSet;

/** Reads classes: {@code [abc]}, {@code [a-c]}, {@code [^a]}. */
final class GlobClassParser {

    private GlobClassParser() {}

    static GlobPart at(GlobParser text) {
        text.next();
        boolean negated = text.sees("^");
        if (negated) {
            text.next();
        }
        BitSet bytes = new BitSet(256);
        boolean first = true;
        while (!text.atEnd() && text.peek() != ']') {
            if (text.peek() == '-' && !first) {
                throw text.malformed("has a - at no start and between no two characters", "write it first: [-a]");
            }
            int low = member(text);
            if (text.sees("-") && !text.sees("-]")) {
                text.next();
                int high = member(text);
                if (high < low) {
                    throw text.malformed("has a range that runs backwards", "write the lower end first");
                }
                bytes.set(low, high + 1);
            } else {
                bytes.set(low);
            }
            first = false;
        }
        if (text.atEnd()) {
            throw text.malformed("has a [ without a ]", "write \\[ for the character itself");
        }
        if (first) {
            throw text.malformed("has an empty class", "expected a character between [ and ]");
        }
        text.next();
        if (negated) {
            bytes.flip(1, 256);
        }
        return new GlobPart.OneOf(bytes);
    }

    private static int member(GlobParser text) {
        if (text.atEnd()) {
            throw text.malformed("has a [ without a ]", "write \\[ for the character itself");
        }
        if (text.peek() == '*' || text.peek() == '?') {
            throw text.malformed(
                    "has * or ? in a class, where they still stand for names", "write a backslash before it");
        }
        if (text.sees("@{")) {
            throw text.malformed("has a variable in a class", "expected characters alone");
        }
        String bytes = text.peek() == '\\' ? GlobEscape.read(text, true) : text.character();
        if (bytes.length() != 1) {
            throw text.malformed(
                    "has a character beyond ASCII in a class, where AppArmor sees its bytes apart",
                    "write an alternative such as {a,b}");
        }
        return bytes.charAt(0);
    }
}
