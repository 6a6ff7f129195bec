package dev.hasp.testing.snapshot;

import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.document.ProfileDocument;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Entry;
import dev.hasp.engine.EngineFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The text of a snapshot: a line for each aspect, and what was asked.
 *
 * @param engine the engine's name and version
 * @param lines the normal form by aspect
 * @param asked the profile's document
 */
record SnapshotFile(String engine, Map<String, String> lines, String asked) {

    private static final String BEGIN = "# What is asked below means this on ";
    private static final String HOW = """

            # Whoever changes it on purpose runs the test with -Dhasp.update=true and reviews the difference.

            """;
    private static final String ASKED = "\n# Asked:\n";

    static SnapshotFile of(SecuritySpec spec, EngineFacts engine) {
        return of(spec.on(engine), engine.title(), ProfileDocument.toYamlWithOrigins(spec.profile()));
    }

    private static SnapshotFile of(EffectivePolicy policy, String engine, String asked) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (Entry<?> entry : policy.entries()) {
            lines.put(entry.aspect().key(), NormalForm.of(entry));
        }
        return new SnapshotFile(engine, lines, asked);
    }

    String text() {
        return BEGIN + engine + "." + HOW
                + lines.entrySet().stream()
                        .map(line -> line.getKey() + " = " + line.getValue() + "\n")
                        .collect(Collectors.joining())
                + ASKED + asked;
    }

    /** Reads a text that {@link #text} made. */
    static SnapshotFile parse(String text) {
        String[] parts = text.split(ASKED, 2);
        if (parts.length != 2 || !text.startsWith(BEGIN)) {
            throw new IllegalArgumentException("this is no snapshot of a policy");
        }
        Map<String, String> lines = new LinkedHashMap<>();
        List<String> body = parts[0].lines().toList();
        for (String line : body) {
            int sign = line.indexOf(" = ");
            if (!line.startsWith("#") && sign > 0) {
                lines.put(line.substring(0, sign), line.substring(sign + 3));
            }
        }
        String title = body.get(0);
        return new SnapshotFile(title.substring(BEGIN.length(), title.length() - 1), lines, parts[1]);
    }

    /** What was asked when it was written. */
    SecurityProfile profile(String name) {
        return ProfileDocument.read(name, asked);
    }
}
