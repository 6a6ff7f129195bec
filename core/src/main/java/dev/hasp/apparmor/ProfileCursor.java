package dev.hasp.apparmor;

import dev.hasp.text.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/** A place in the text of a profile, and what can be read from there. */
final class ProfileCursor {

    private static final int SHOWN = 40;

    private final String text;
    private final List<String> comments = new ArrayList<>();
    private int at;

    ProfileCursor(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** The character here, or NUL at the end, which no text has. */
    char here() {
        return charAt(at);
    }

    private char charAt(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    /** Passes blanks and comments; the comments that stand directly above what comes next are remembered. */
    void skip() {
        int newlines = 0;
        while (!atEnd()) {
            char c = here();
            if (c == '#' && !text.startsWith("#include", at)) {
                comments.add(comment());
                newlines = 0;
            } else if (isBlank(c)) {
                newlines += c == '\n' ? 1 : 0;
                if (newlines > 1) {
                    comments.clear();
                }
                at++;
            } else {
                return;
            }
        }
    }

    /** The comment on the rest of this line, if there is one. */
    void skipLine() {
        while (here() == ' ' || here() == '\t') {
            at++;
        }
        if (here() == '#' && !text.startsWith("#include", at)) {
            comments.add(comment());
        }
    }

    private String comment() {
        int end = text.indexOf('\n', at);
        String line = text.substring(at + 1, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end;
        return line.strip();
    }

    /** The remembered comments as one line; they are forgotten. */
    Optional<String> takeComments() {
        String line = String.join(" ", comments).strip();
        comments.clear();
        return line.isEmpty() ? Optional.empty() : Optional.of(line);
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    static boolean isWordPart(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "_+-.".indexOf(c) >= 0;
    }

    /** The word that comes next, or the empty one; stays before it. */
    String peekWord() {
        skip();
        int end = end(ProfileCursor::isWordPart);
        // the arrow and a name's last dash look alike
        return text.startsWith("->", at) ? "" : text.substring(at, end);
    }

    private int end(IntPredicate part) {
        int end = at;
        while (end < text.length() && part.test(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** A word. */
    String word(String expected) {
        String word = peekWord();
        if (word.isEmpty()) {
            throw error(expected);
        }
        at += word.length();
        return word;
    }

    /** Passes a word if it comes next. */
    boolean tryWord(String word) {
        if (!peekWord().equals(word)) {
            return false;
        }
        at += word.length();
        return true;
    }

    /** Whether this symbol comes next. */
    boolean sees(String symbol) {
        skip();
        return text.startsWith(symbol, at);
    }

    /** Passes a symbol if it comes next. */
    boolean trySymbol(String symbol) {
        if (!sees(symbol)) {
            return false;
        }
        at += symbol.length();
        return true;
    }

    void symbol(String symbol, String expected) {
        if (!trySymbol(symbol)) {
            throw error(expected);
        }
    }

    /** Whether a pattern comes next, not the end of the rule, an arrow or another symbol. */
    boolean seesPattern() {
        skip();
        return !atEnd() && ",)}=<".indexOf(here()) < 0 && !text.startsWith("->", at);
    }

    /**
     * A pattern, quoted or not, as it would stand between quotes.
     *
     * @param ends characters that end it besides blanks and the comma of the rule
     */
    String pattern(String ends, String expected) {
        skip();
        if (here() == '"') {
            return quoted();
        }
        int start = at;
        while (!atEnd() && !isBlank(here()) && !endsRule() && ends.indexOf(here()) < 0) {
            if (here() == '"' || here() == '!') {
                throw error("expected quotes around a pattern with such a character");
            }
            at += here() == '\\' && at + 1 < text.length() ? 2 : 1;
        }
        if (at == start) {
            throw error(expected);
        }
        return text.substring(start, at);
    }

    private boolean endsRule() {
        return here() == ',' && (at + 1 >= text.length() || isBlank(charAt(at + 1)));
    }

    private String quoted() {
        int start = at + 1;
        int end = text.indexOf('"', start);
        for (int before = backslashes(start, end); before > 0; before = backslashes(start, end)) {
            // the compiler's lexer takes any backslash before a quote as one that keeps the string open
            if (before % 2 == 0) {
                at = end - before;
                throw error("the compiler takes a quote after backslashes as one inside the string;"
                        + " write the last backslash as \\134");
            }
            end = text.indexOf('"', end + 1);
        }
        if (end < 0) {
            throw error("the quotes are not closed");
        }
        at = end + 1;
        return text.substring(start, end);
    }

    /** How many backslashes stand directly before that place, not counting those before the start. */
    private int backslashes(int start, int end) {
        int first = end;
        while (first > start && charAt(first - 1) == '\\') {
            first--;
        }
        return end - first;
    }

    /** Passes blanks within the line; whether something but a comment follows on it. */
    boolean seesOnLine() {
        while (here() == ' ' || here() == '\t' || here() == '\r') {
            at++;
        }
        return !atEnd() && here() != '\n' && here() != '#';
    }

    /** Everything up to the next blank, or what stands between quotes. */
    String value() {
        return here() == '"' ? quoted() : take(end(c -> !isBlank((char) c) && c != '"'));
    }

    /** What stands before that character, which is passed, on this line. */
    String to(char close, String expected) {
        String inside = take(end(c -> c != close && c != '\n'));
        if (here() != close) {
            throw error(expected);
        }
        at++;
        return inside;
    }

    private String take(int end) {
        String taken = text.substring(at, end);
        at = end;
        return taken;
    }

    /** {@code value} or {@code (value value)}; commas and blanks are the same in a list. */
    Set<String> values(String expected) {
        Set<String> values = new LinkedHashSet<>();
        if (!trySymbol("(")) {
            values.add(pattern("", expected));
            return values;
        }
        while (!trySymbol(")")) {
            if (!trySymbol(",")) {
                values.add(listed(expected));
            }
        }
        if (values.isEmpty()) {
            throw error(expected);
        }
        return values;
    }

    private String listed(String expected) {
        if (here() == '"') {
            return quoted();
        }
        int end = end(c -> !isBlank((char) c) && ",()\"".indexOf(c) < 0);
        if (end == at) {
            throw error(expected);
        }
        return take(end);
    }

    /** The comma at the end of a rule, and the comment behind it. */
    void endRule() {
        skip();
        if (!endsRule()) {
            throw error(
                    here() == ','
                            ? "expected a blank or a new line after the comma that ends a rule"
                            : "expected a comma, which ends the rule");
        }
        at++;
        skipLine();
    }

    AppArmorSyntaxException error(String expected) {
        return errorAt(at, text.length(), expected);
    }

    /** A problem with what stands from there to here. */
    AppArmorSyntaxException errorAt(int start, String expected) {
        return errorAt(start, Math.max(at, start + 1), expected);
    }

    private AppArmorSyntaxException errorAt(int start, int end, String expected) {
        int line = 1;
        int lineStart = 0;
        for (int i = text.indexOf('\n'); i >= 0 && i < start; i = text.indexOf('\n', i + 1)) {
            line++;
            lineStart = i + 1;
        }
        int lineEnd = text.indexOf('\n', start);
        int shown = Math.min(end, lineEnd <= start ? text.length() : lineEnd);
        String found = start >= text.length() ? "the end" : Quoted.of(text.substring(start, shown), SHOWN);
        return new AppArmorSyntaxException(line, start - lineStart + 1, found, expected);
    }
}
