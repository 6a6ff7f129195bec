package dev.hasp.apparmor;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Patterns and texts to try. */
final class AppArmorArbitraries {

    private AppArmorArbitraries() {}

    /** Patterns that are well formed, of few letters, so that they overlap. */
    static Arbitrary<PathGlob> globs() {
        return sequence(2).map(text -> PathGlob.of("/" + text.replaceAll("^/+", "")));
    }

    private static Arbitrary<String> sequence(int depth) {
        Arbitrary<String> part = Arbitraries.frequencyOf(
                Tuple.of(6, plain()),
                Tuple.of(4, Arbitraries.of("*", "**", "***", "?", "/*", "/**", "/**/", "/*/")),
                Tuple.of(2, classes()),
                Tuple.of(
                        2,
                        Arbitraries.of(
                                "\\*",
                                "\\?",
                                "\\[",
                                "\\]",
                                "\\{",
                                "\\}",
                                "\\^",
                                "\\\\",
                                "\\134",
                                "\\\"",
                                "\\,",
                                "\\n",
                                "\\t",
                                "\\r",
                                "\\011",
                                "\\177",
                                "\\xff",
                                "\\x01",
                                "\\303\\251",
                                "\\ ",
                                "\\.",
                                "\\|",
                                "\\-")),
                Tuple.of(
                        depth == 0 ? 0 : 2,
                        depth == 0
                                ? plain()
                                : Arbitraries.lazy(() -> sequence(depth - 1)
                                        .list()
                                        .ofMinSize(2)
                                        .ofMaxSize(3)
                                        .map(items -> "{" + String.join(",", items) + "}"))));
        return part.list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts))
                .filter(text -> !text.contains("@{") && !text.endsWith("\\"));
    }

    private static Arbitrary<String> plain() {
        return Arbitraries.of(
                "a",
                "b",
                "c",
                "/",
                "/",
                "ab",
                "é",
                "€",
                "-",
                "^",
                "$",
                ".",
                "+",
                "|",
                "(",
                ")",
                "#",
                " ",
                "@",
                ":",
                "'",
                "%",
                "#include <a>",
                "0",
                "1");
    }

    private static Arbitrary<String> classes() {
        Arbitrary<String> member = Arbitraries.of(
                "a", "b", "c", "a-c", "/", "0-9", "^", "\\]", "\\[", "[", "\\\\", "\\134", "\\*", "\\?", "{", "}", ",",
                "$", ".", "|", "(", ")", "+", "!", " ", "\\n", "\\x01", "\\xff", "\\\"", ":-@", "#");
        return Combinators.combine(
                        Arbitraries.of("", "^"),
                        Arbitraries.of("", "", "-"),
                        member.list().ofMinSize(1).ofMaxSize(4))
                .as((not, dash, members) -> {
                    String first = members.get(0);
                    boolean negates = not.isEmpty() && dash.isEmpty() && first.equals("^");
                    return "[" + not + dash + (negates ? "a" : "") + String.join("", members) + "]";
                });
    }

    /** Texts of whatever could end a quotation, a line, a rule or a profile. */
    static Arbitrary<String> hostile() {
        return Arbitraries.of(
                        "\"",
                        "\\",
                        "\n",
                        "\r",
                        "\t",
                        "\u0001",
                        "\u007f",
                        "\u0085",
                        "\u2028",
                        "\u202e",
                        "\ud83d\ude00",
                        "é",
                        "}",
                        "{",
                        ",",
                        "#",
                        "#include <abstractions/base>",
                        "include <abstractions/base>",
                        "@{HOME}",
                        "@{",
                        "@",
                        "*",
                        "**",
                        "?",
                        "[",
                        "]",
                        "^",
                        "$",
                        "profile x {",
                        "/",
                        "//",
                        " ",
                        "  ",
                        "->",
                        "file,",
                        "a",
                        "b",
                        "(",
                        ")",
                        "\\n",
                        "\\x41",
                        "\\\"",
                        "<",
                        ">",
                        "'",
                        "%s",
                        "..",
                        "deny",
                        "abi <abi/3.0>,",
                        "\n}\nprofile evil {\n")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }
}
