package dev.hasp.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The files in docs/ that come from the code. {@code mvn -pl core -am test -Dhasp.update=true} writes them anew. */
class PublishedFilesTest {

    private static final Path DOCS =
            Path.of(System.getProperty("hasp.root", "..")).resolve("docs");
    private static final String REMEDY = "is stale; run mvn -pl core -am test -Dhasp.update=true";

    @Test
    void the_published_schema_is_what_the_codecs_say() throws IOException {
        check(DOCS.resolve("hasp-profile.schema.json"), ProfileDocument.schema());
    }

    @Test
    void the_table_of_keys_is_what_the_codecs_say() throws IOException {
        Path page = DOCS.resolve("profile-format.md");
        String text = Files.readString(page);
        String begin = "<!-- generated from the codecs -->\n";
        String end = "<!-- end of what is generated -->\n";
        assertThat(text).contains(begin, end);

        String before = text.substring(0, text.indexOf(begin) + begin.length());
        check(page, before + "\n" + KeyTables.markdown() + "\n" + text.substring(text.indexOf(end)));
    }

    private static void check(Path file, String expected) throws IOException {
        if (Boolean.getBoolean("hasp.update")) {
            Files.writeString(file, expected);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("%s %s", file, REMEDY)
                .isEqualTo(expected);
    }
}
