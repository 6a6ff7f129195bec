package dev.hasp.apparmor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads patterns as the compiler does ({@code convert_aaregex_to_pcre} in its {@code parser_regex.c}, 3.0.8), and refuses
 * what it refuses.
 */
final class GlobParser {

    /** The longest pattern, in characters; a path has at most 4,096 bytes. */
    static final int LONGEST = 16_384;

    /** The deepest nesting that the compiler takes. */
    private static final int DEEPEST = 49;

    private final String what;
    private final String text;
    private int at;

    private GlobParser(String what, String text) {
        this.what = what;
        this.text = text;
    }

    /** The parts of a pattern; refuses one that is malformed. */
    static List<GlobPart> parse(String what, String pattern) {
        GlobParser parser = new GlobParser(what, pattern);
        if (pattern.length() > LONGEST) {
            throw parser.malformed("is longer than " + LONGEST + " characters", "expected a shorter pattern");
        }
        if (pattern.endsWith("\\")) {
            throw parser.malformed("ends in a backslash, after which the compiler sees no end", "write \\134");
        }
        List<GlobPart> parts = parser.sequence(0);
        if (parser.at < parser.text.length()) {
            throw parser.malformed("has a } without a {", "write \\} for the character itself");
        }
        return parts;
    }

    private List<GlobPart> sequence(int depth) {
        List<GlobPart> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '}' || (c == ',' && depth > 0)) {
                break;
            }
            switch (c) {
                case '*' -> add(parts, literal, star());
                case '?' -> {
                    at++;
                    add(parts, literal, new GlobPart.OneOf(GlobAutomaton.notSlash()));
                }
                case '[' -> add(parts, literal, GlobClassParser.at(this));
                case '{' -> add(parts, literal, alternatives(depth + 1));
                case '@' -> {
                    if (text.startsWith("@{", at)) {
                        add(parts, literal, new GlobPart.Variable(variable()));
                    } else {
                        literal.append(character());
                    }
                }
                case ']' -> throw malformed("has a ] without a [", "write \\] for the character itself");
                case '\\' -> literal.append(GlobEscape.read(this, false));
                default -> literal.append(character());
            }
        }
        add(parts, literal, null);
        return parts;
    }

    private static void add(List<GlobPart> parts, StringBuilder literal, @Nullable GlobPart part) {
        if (!literal.isEmpty()) {
            parts.add(new GlobPart.Literal(literal.toString()));
            literal.setLength(0);
        }
        if (part != null) {
            parts.add(part);
        }
    }

    private GlobPart star() {
        boolean afterSlash = at > 0 && text.charAt(at - 1) == '/';
        boolean across = text.startsWith("**", at);
        int end = at;
        while (end < text.length() && text.charAt(end) == '*') {
            end++;
        }
        boolean beforeSlash = end == text.length() || text.charAt(end) == '/';
        at += across ? 2 : 1;
        return new GlobPart.Star(across, afterSlash && beforeSlash);
    }

    private GlobPart alternatives(int depth) {
        if (depth > DEEPEST) {
            throw malformed("nests { deeper than " + DEEPEST, "expected a flatter pattern");
        }
        List<List<GlobPart>> items = new ArrayList<>();
        do {
            at++;
            items.add(sequence(depth));
        } while (at < text.length() && text.charAt(at) == ',');
        if (at == text.length()) {
            throw malformed("has a { without a }", "write \\{ for the character itself");
        }
        if (items.size() < 2) {
            throw malformed("has a single item between { and }", "expected two or more, such as {a,b}");
        }
        at++;
        return new GlobPart.Alternatives(items);
    }

    private String variable() {
        int end = text.indexOf('}', at);
        String name = end < 0 ? "" : text.substring(at + 2, end);
        if (!GlobVariables.isName(name)) {
            throw malformed(
                    "has @{ without a variable's name", "expected @{NAME}, or @\\{ for the characters themselves");
        }
        at = end + 1;
        return name;
    }

    /** The character here, as bytes. */
    String character() {
        int c = text.codePointAt(at);
        if (c == '"') {
            throw malformed("has a quotation mark", "write \\\"");
        }
        if (LiteralPath.isInvisible(c)) {
            throw malformed("has a character that cannot be seen", "write its bytes, such as \\011");
        }
        at += Character.charCount(c);
        return GlobAutomaton.bytes(Character.toString(c));
    }

    /** Whether the text goes on with this. */
    boolean sees(String next) {
        return text.startsWith(next, at);
    }

    boolean atEnd() {
        return at >= text.length();
    }

    char peek() {
        return text.charAt(at);
    }

    char next() {
        return text.charAt(at++);
    }

    /** Up to so many of the next characters, which stay. */
    String ahead(int count) {
        return text.substring(at, Math.min(text.length(), at + count));
    }

    MalformedAppArmorException malformed(String reason, String accepted) {
        return new MalformedAppArmorException(what, text, reason + " (at " + (at + 1) + ")", accepted);
    }
}
