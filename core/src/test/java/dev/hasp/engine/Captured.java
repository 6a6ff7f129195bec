package dev.hasp.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What real engines answered, without what names the machine. */
public final class Captured {

    public static final List<String> ALL = List.of(
            "docker-20.10",
            "docker-20.10-api-1.24",
            "docker-20.10-cgroup-v2-without-controllers",
            "docker-20.10-no-new-privileges",
            "docker-20.10-rootless",
            "docker-20.10-userns",
            "docker-26.1-api-1.41",
            "docker-26.1-no-new-privileges",
            "docker-26.1-unconfined",
            "podman-4.3");

    private Captured() {}

    static EngineFacts facts(String name) {
        return EngineFacts.parse(text(name));
    }

    public static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Captured.class.getResourceAsStream(name + ".json"), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
