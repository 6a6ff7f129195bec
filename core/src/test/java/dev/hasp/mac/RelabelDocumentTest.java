package dev.hasp.mac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/relabel.md} has a row for every code of the guard, and none of another. */
class RelabelDocumentTest {

    private static final Path DOCUMENT =
            Path.of(System.getProperty("hasp.root", "..")).resolve("docs/relabel.md");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(relabel-[a-z-]+)` \\| (?:error|warning) \\|");

    @Test
    void every_code_has_its_row() throws IOException {
        assertThat(ROW.matcher(Files.readString(DOCUMENT)).results().map((MatchResult row) -> row.group(1)))
                .containsExactlyElementsOf(RelabelGuard.CODES);
    }
}
