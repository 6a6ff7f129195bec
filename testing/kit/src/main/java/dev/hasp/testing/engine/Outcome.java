package dev.hasp.testing.engine;

import java.util.List;

/**
 * How a command in a container ended.
 *
 * @param exitCode what it ended with; 128 and more is a signal's number added
 * @param stdout what it wrote, at most 1 MiB of it
 * @param stderr what it wrote as errors, at most 1 MiB of it
 * @param warnings what the engine said when it created the container
 */
public record Outcome(int exitCode, String stdout, String stderr, List<String> warnings) {

    public Outcome {
        warnings = List.copyOf(warnings);
    }
}
