package dev.hasp.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.docker.Creation;
import dev.hasp.engine.EngineCode;
import dev.hasp.meaning.Meanings;
import dev.hasp.refusal.Refusals;
import dev.hasp.validation.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/engine-findings.md} says what the code does; {@code -Dhasp.update=true} writes it anew. */
class EngineFindingsDocumentTest {

    private static final Path DOCUMENT =
            Path.of(System.getProperty("hasp.root", "../..")).resolve("docs/engine-findings.md");

    private static final String BEGIN = """
            # Engine findings

            What a preflight can find of a spec on an engine, code by code: first what an engine refuses, then what it takes and
            puts in force otherwise, and last what it says itself when `SecuritySpec.create` creates a container. This page is
            written from the code; [what validation finds](findings.md), whatever the engine, has a page of its own, and the
            codes of a [verification](verify.md) stand there.

            An **ERROR** does not do what is asked. A **WARNING** changes it to something no less strict, or stands for what the
            facts of the engine do not tell; unless it is such a change, `requireEnforceable` fails with it too.

            What a spec only refers to is not looked for: accounts of the image, networks, other containers, files and devices of
            the host. An engine that misses one of them refuses the container and names it.
            """;

    private static List<EngineCode> codes() {
        return Stream.of(Refusals.codes(), Meanings.codes(), Creation.codes())
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void every_code_has_its_section() throws IOException {
        String expected =
                codes().stream().map(EngineFindingsDocumentTest::section).collect(Collectors.joining("", BEGIN, ""));
        if (Boolean.getBoolean("hasp.update")) {
            Files.writeString(DOCUMENT, expected);
        }

        assertThat(Files.readString(DOCUMENT))
                .as("docs/engine-findings.md is stale; run this test with -Dhasp.update=true and read the difference")
                .isEqualTo(expected);
    }

    @Test
    void a_code_means_one_thing_whoever_finds_it() {
        assertThat(Stream.concat(codes().stream().map(EngineCode::code), Rules.codes().stream()))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z0-9]+(-[a-z0-9]+)+"));
    }

    private static String section(EngineCode code) {
        return """

                ## %s

                **%s, %s.** %s.

                - What to do: %s.
                - Seen in: %s.
                """.formatted(
                        code.code(),
                        code.severity().name(),
                        code.effect(),
                        capital(plain(code.behaviour())),
                        plain(code.remedy()),
                        plain(code.source()));
    }

    /** Markdown takes stars and angle brackets for its own. */
    private static String plain(String text) {
        return text.replace("*", "\\*").replace("<", "&lt;");
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
