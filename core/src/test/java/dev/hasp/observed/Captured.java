package dev.hasp.observed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Files read in a real container: before each a line such as {@code == text /proc/self/status}. */
final class Captured {

    private Captured() {}

    static TextFiles files(String resource) {
        TextFiles files = new TextFiles();
        for (String section : text(resource).split("(?m)^== ", -1)) {
            if (!section.isEmpty()) {
                int end = section.indexOf('\n');
                String[] head = section.substring(0, end).split(" ", 2);
                put(files, head[0], head[1], section.substring(end + 1));
            }
        }
        return files;
    }

    private static void put(TextFiles files, String kind, String path, String body) {
        switch (kind) {
            case "text" -> files.text(path, body);
            case "link" -> files.link(path, body.strip());
            case "names" -> files.directory(path, body.lines().toArray(String[]::new));
            case "nodes" -> files.nodes(path, body.lines().toArray(String[]::new));
            default -> throw new IllegalArgumentException(kind);
        }
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(Captured.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
