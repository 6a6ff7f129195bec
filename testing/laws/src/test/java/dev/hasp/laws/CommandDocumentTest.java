package dev.hasp.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every example of the documents is run in a real shell, in the order in which it stands there: what stands below a line
 * {@code $ command} is what it writes. {@code $ cat FILE} makes the file that later examples use.
 */
class CommandDocumentTest {

    private static final Path DOCS = Path.of(System.getProperty("hasp.root"), "docs");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"command.md", "seccomp.md", "apparmor.md", "selinux-modules.md"})
    void every_example_does_what_the_document_says(String name) throws Exception {
        Path document = DOCS.resolve(name);
        String written = Files.readString(document);
        String found = replay(written, Shell.in(directory));
        if (Boolean.getBoolean("hasp.update")) {
            Files.writeString(document, found);
        } else {
            assertThat(found)
                    .as("an example of docs/" + name
                            + "; run this test with -Dhasp.update=true and read the difference")
                    .isEqualTo(written);
        }
    }

    private String replay(String document, Shell shell) throws IOException, InterruptedException {
        StringBuilder out = new StringBuilder();
        List<String> lines = new ArrayList<>(document.lines().toList());
        int i = 0;
        while (i < lines.size()) {
            out.append(lines.get(i)).append('\n');
            if (!lines.get(i++).equals("```console")) {
                continue;
            }
            while (!lines.get(i).equals("```")) {
                String command = lines.get(i++);
                assertThat(command).as("an example starts with a command").startsWith("$ ");
                int start = i;
                while (!lines.get(i).equals("```") && !lines.get(i).startsWith("$ ")) {
                    i++;
                }
                String said = String.join("\n", lines.subList(start, i)) + (i > start ? "\n" : "");
                out.append(command).append('\n').append(written(command.substring(2), said, shell));
            }
        }
        return out.toString();
    }

    private String written(String command, String said, Shell shell) throws IOException, InterruptedException {
        if (command.startsWith("cat ")) {
            Files.writeString(directory.resolve(command.substring("cat ".length())), said);
            return said;
        }
        String answer = shell.run("{ " + command + "\n} 2>&1").out();
        assertThat(answer).as("what $ %s says", command).doesNotContain("Exception in thread");
        return answer;
    }
}
