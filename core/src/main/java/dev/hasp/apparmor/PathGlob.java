package dev.hasp.apparmor;

import dk.brics.automaton.Automaton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Paths by pattern ({@code apparmor.d(5)}, Globbing): {@code *} and {@code ?} within a name, {@code **} across names,
 * {@code [a-c]}, {@code [^a]}, <code>{a,b}</code>; a backslash takes the meaning from the next character.
 *
 * <p>As the compiler reads them: {@code *} and {@code **} right after a slash, and before a slash or the end, match at
 * least one byte, so that {@code /a/**} is not the directory {@code /a/} itself; a directory's path ends with a slash;
 * {@code [^a]} matches a slash too. The kernel compares bytes: {@code ?} is one byte of a character's UTF-8, and a class
 * is a set of bytes, so that characters beyond ASCII are refused in it. Repeated slashes are one.
 *
 * <p>Refused is what the compiler refuses, and what it takes to mean something else than it says: {@code *}, {@code ?}
 * and variables in a class, escapes of letters other than {@code \n}, {@code \r} and {@code \t}, numeric escapes
 * ({@code \011}, {@code \x09}) of characters that can be written plainly other than the backslash ({@code \134}), a
 * backslash at the end, characters that cannot be seen, and more than {@value GlobParser#LONGEST} characters.
 *
 * @param text the pattern as it stands between quotes, beginning with {@code /} or a variable
 */
public record PathGlob(String text) {

    /** Checks the pattern and makes repeated slashes one. */
    public PathGlob {
        text = checked(text);
    }

    private static String checked(String text) {
        if (!(text.startsWith("/") || text.startsWith("@{")) || text.startsWith("//")) {
            throw new MalformedAppArmorException(
                    "AppArmor path", text, "does not begin with one slash", "expected / or a variable such as @{PROC}");
        }
        String collapsed = Slashes.collapsed(text);
        GlobParser.parse("AppArmor path", collapsed);
        return collapsed;
    }

    /** A pattern. */
    public static PathGlob of(String pattern) {
        return new PathGlob(pattern);
    }

    /**
     * That path and no other, whatever characters it has.
     *
     * @param path absolute, without NUL, {@code .} and {@code ..}; a directory ends with a slash
     */
    public static PathGlob literal(String path) {
        return new PathGlob(LiteralPath.escaped(path));
    }

    /**
     * That file, or that directory and everything below it.
     *
     * @param path absolute, without NUL, {@code .} and {@code ..}
     */
    public static PathGlob tree(String path) {
        String escaped = LiteralPath.escaped(path);
        if (escaped.equals("/")) {
            return new PathGlob("/{,**}");
        }
        String root = LiteralPath.withoutEnd(escaped);
        boolean variable = root.endsWith("@");
        return new PathGlob((variable ? root.substring(0, root.length() - 1) + "[@]" : root) + "{,/**}");
    }

    /**
     * Whether it matches.
     *
     * @param path absolute; a directory ends with a slash
     * @throws MalformedAppArmorException where the pattern has variables: see {@link #expanded}
     */
    public boolean matches(String path) {
        return automaton().run(GlobAutomaton.bytes(path));
    }

    /** The variables in it, by name. */
    public Set<String> variables() {
        return GlobVariables.in(text);
    }

    /**
     * What it stands for when its variables have these values: one pattern for each choice of values.
     *
     * @throws MalformedAppArmorException where a variable has no value, or the patterns are more than 1,024
     */
    public List<PathGlob> expanded(Map<String, List<String>> values) {
        return GlobVariables.expanded("AppArmor path", text, values).stream()
                .map(PathGlob::new)
                .toList();
    }

    /** The only path that it matches, where its text has no pattern and no variable. */
    public Optional<String> literalPath() {
        return LiteralPath.unescaped(parts());
    }

    /** The language of the pattern, over the bytes of paths as characters 1 to 255 ({@link GlobAutomaton#bytes}). */
    Automaton automaton() {
        return GlobAutomaton.of("AppArmor path", text, parts());
    }

    private List<GlobPart> parts() {
        return GlobParser.parse("AppArmor path", text);
    }

    /** The pattern. */
    @Override
    public String toString() {
        return text;
    }
}
