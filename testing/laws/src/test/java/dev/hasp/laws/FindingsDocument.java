package dev.hasp.laws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sections of docs/findings.md. */
final class FindingsDocument {

    /** A code as the document explains it, with its examples. */
    record Section(String code, String severity, String triggers, String fine) {
        @Override
        public String toString() {
            return code;
        }
    }

    private static final Pattern SECTION = Pattern.compile("(?ms)^## ([a-z0-9-]+)\\n(.*?)(?=^## |\\z)");
    private static final Pattern SEVERITY = Pattern.compile("(?m)^\\*\\*(ERROR|WARNING)\\.\\*\\* \\S");
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```yaml (triggers|fine)\\n(.*?)^```$");

    private FindingsDocument() {}

    static List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        Matcher section = SECTION.matcher(text());
        while (section.find()) {
            String body = section.group(2);
            Matcher severity = SEVERITY.matcher(body);
            sections.add(new Section(
                    section.group(1),
                    severity.find() ? severity.group(1) : "",
                    example(body, "triggers").orElse(""),
                    example(body, "fine").orElse("")));
        }
        return sections;
    }

    private static Optional<String> example(String body, String which) {
        Matcher example = EXAMPLE.matcher(body);
        while (example.find()) {
            if (example.group(1).equals(which)) {
                return Optional.of(example.group(2));
            }
        }
        return Optional.empty();
    }

    /** Maven runs tests in the module's directory. */
    private static String text() {
        for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
            Path document = dir.resolve("docs/findings.md");
            if (Files.exists(document)) {
                try {
                    return Files.readString(document);
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
        }
        throw new IllegalStateException(
                "docs/findings.md is not above " + Path.of("").toAbsolutePath());
    }
}
