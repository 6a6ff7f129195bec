package dev.hasp.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.Control;
import dev.hasp.danger.DangerCode;
import dev.hasp.danger.Dangers;
import dev.hasp.docker.Creation;
import dev.hasp.engine.EngineCode;
import dev.hasp.meaning.Meanings;
import dev.hasp.refusal.Refusals;
import dev.hasp.validation.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/dangers.md} says what the code looks for; {@code -Dhasp.update=true} writes it anew. */
class DangersDocumentTest {

    private static final Path DOCUMENT =
            Path.of(System.getProperty("hasp.root", "../..")).resolve("docs/dangers.md");

    private static final String BEGIN = """
            # Dangers

            Combinations that let a container out, whatever each control alone says, code by code. `Dangers.of(policy)` looks for
            them in what a spec means on an engine, and `hasp preflight` and `hasp explain` show them. This page is written from
            the code.

            A danger is **certain** (an error) when the policy says all that it needs, and **possible** (a warning) when it hangs
            on something that the policy does not tell, such as the user that an image names; the message says on what. What the
            policy excludes is not reported. All of them are about what the container's first process and its children can do:
            flaws of the kernel count only where the code says so.

            A user namespace of the container's own takes the weight from most of them, since its root is nobody on the host.
            """;

    @Test
    void every_code_has_its_section() throws IOException {
        String expected =
                Dangers.codes().stream().map(DangersDocumentTest::section).collect(Collectors.joining("", BEGIN, ""));
        if (Boolean.getBoolean("hasp.update")) {
            Files.writeString(DOCUMENT, expected);
        }

        assertThat(Files.readString(DOCUMENT))
                .as("docs/dangers.md is stale; run this test with -Dhasp.update=true and read the difference")
                .isEqualTo(expected);
    }

    @Test
    void a_code_means_one_thing_whoever_finds_it() {
        Stream<String> engines = Stream.of(Refusals.codes(), Meanings.codes(), Creation.codes())
                .flatMap(List::stream)
                .map(EngineCode::code);

        assertThat(Stream.of(Dangers.codes().stream().map(DangerCode::code), engines, Rules.codes().stream())
                        .flatMap(codes -> codes))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z0-9]+(-[a-z0-9]+)+"));
    }

    private static String section(DangerCode code) {
        return """

                ## %s

                It **%s**: %s.

                - Controls: %s.
                - What to do: %s.
                - Source: %s.
                """.formatted(
                        code.code(),
                        code.outcome(),
                        plain(code.escape()),
                        code.controls().stream().map(Control::key).collect(Collectors.joining(", ")),
                        plain(code.remedy()),
                        plain(code.source()));
    }

    /** Markdown takes stars and angle brackets for its own. */
    private static String plain(String text) {
        return text.replace("*", "\\*").replace("<", "&lt;");
    }
}
