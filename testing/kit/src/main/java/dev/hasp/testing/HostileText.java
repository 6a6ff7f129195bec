package dev.hasp.testing;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Texts that try to become something else: another option, another shell word, another key, another line. */
public final class HostileText {

    private HostileText() {}

    /** Texts of 1 to 40 characters without NUL and unpaired surrogates, the known troublemakers among them often. */
    public static Arbitrary<String> any() {
        Arbitrary<String> troublemakers = Arbitraries.of(
                "--privileged",
                "-v/:/host",
                "$(id)",
                "`id`",
                "${HOME}",
                "a b",
                " leading",
                "trailing ",
                "it's",
                "say \"x\"",
                "back\\slash",
                "line\nbreak",
                "ends\n",
                "carriage\rreturn",
                "tab\there",
                "*",
                "~root",
                "a;b",
                "a&b|c",
                "#comment",
                "key: value",
                "- item",
                "{a: b}",
                "[a, b]",
                "a,b=c",
                "a:b",
                "null",
                "true",
                "0755",
                "1e3",
                "%s%n",
                "&anchor",
                "*alias",
                "!!tag",
                "…ünïcödé",
                "\u202Ereversed",
                "\uD83D\uDD12",
                "\u2028separator",
                "\u0085next",
                "\u001b[31m",
                "\uFEFFmark");
        Arbitrary<String> random = Arbitraries.strings()
                .withChars("ab0 \t\n\"'\\$`!#&*()-=[]{};:,.<>/?|~%@^+_")
                .withChars('\u00e9', '\u4e2d', '\u2019', '\u0001', '\u007f', '\u200b')
                .ofMinLength(1)
                .ofMaxLength(40);
        return Arbitraries.oneOf(troublemakers, random);
    }

    /** Hostile texts without any of these characters. */
    public static Arbitrary<String> without(String forbidden) {
        return any().map(text -> {
            StringBuilder kept = new StringBuilder();
            text.codePoints().filter(c -> forbidden.indexOf(c) < 0).forEach(kept::appendCodePoint);
            return kept.isEmpty() ? "x" : kept.toString();
        });
    }

    /** Absolute paths with a hostile last part, without any of these characters. */
    public static Arbitrary<String> path(String forbidden) {
        return without(forbidden).map(text -> "/data/" + text);
    }
}
