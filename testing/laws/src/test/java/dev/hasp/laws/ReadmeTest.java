package dev.hasp.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.Controls;
import dev.hasp.docker.TargetTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README says what the code does; {@code -Dhasp.update=true} writes its table anew. */
class ReadmeTest {

    private static final Path ROOT = Path.of(System.getProperty("hasp.root", "../.."));
    private static final Path README = ROOT.resolve("README.md");
    private static final String BEGIN = "<!-- controls -->\n";
    private static final String END = "<!-- /controls -->\n";

    @Test
    void the_table_of_controls_and_targets_is_the_code_s() throws IOException {
        String text = Files.readString(README);
        String before = text.substring(0, text.indexOf(BEGIN) + BEGIN.length());
        String expected = before + table() + text.substring(text.indexOf(END));
        if (Boolean.getBoolean("hasp.update")) {
            Files.writeString(README, expected);
        }

        assertThat(Files.readString(README))
                .as("README.md is stale; run this test with -Dhasp.update=true and read the difference")
                .isEqualTo(expected);
    }

    @Test
    void every_java_snippet_is_compiled_and_run_as_a_test() throws IOException {
        List<String> sources = sources();
        List<String> snippets = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(README)
                        + Files.readString(ROOT.resolve("docs/seccomp.md"))
                        + Files.readString(ROOT.resolve("docs/verify.md"))
                        + Files.readString(ROOT.resolve("docs/testing.md"))
                        + Files.readString(ROOT.resolve("docs/order.md"))
                        + Files.readString(ROOT.resolve("docs/ceilings.md")))
                .results()
                .map(snippet -> flat(snippet.group(1)))
                .toList();

        assertThat(snippets)
                .hasSizeGreaterThanOrEqualTo(7)
                .allSatisfy(snippet -> assertThat(sources.stream().anyMatch(source -> source.contains(snippet)))
                        .as("a source in testing/ with the lines %s", snippet)
                        .isTrue());
    }

    @Test
    void every_link_to_a_file_leads_somewhere() throws IOException {
        List<Path> pages =
                new ArrayList<>(List.of(README, ROOT.resolve("CONTRIBUTING.md"), ROOT.resolve("CHANGELOG.md")));
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            docs.filter(page -> page.toString().endsWith(".md")).forEach(pages::add);
        }

        assertThat(pages)
                .hasSizeGreaterThan(5)
                .allSatisfy(page -> assertThat(links(page))
                        .allSatisfy(link -> assertThat(page.resolveSibling(link))
                                .as("%s", page)
                                .exists()));
    }

    private static List<String> links(Path page) throws IOException {
        return Pattern.compile("]\\((?!https?:|#)([^)#\\s]+)(#[^)]*)?\\)")
                .matcher(Files.readString(page))
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
    }

    private static String table() {
        TargetTable command = TargetTable.dockerCommand();
        TargetTable api = TargetTable.dockerJava();
        return Controls.all().stream()
                .map(control -> "| `%s` | %s | %s | %s |\n"
                        .formatted(
                                control.key(),
                                cell(control.summary()),
                                cell(command.expression(control).toString()),
                                cell(api.expression(control).toString())))
                .collect(Collectors.joining(
                        "",
                        "| control | what it decides | %s | %s |\n|---|---|---|---|\n"
                                .formatted(command.target(), api.target()),
                        ""));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;");
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("testing"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ReadmeTest::read)
                    .map(ReadmeTest::flat)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The code without its layout. */
    private static String flat(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }
}
