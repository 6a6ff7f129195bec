package dev.hasp.cli;

import java.util.Map;

/**
 * Colours for a reader at a terminal, and plain text for everyone else.
 *
 * @param isOn whether colours are written
 */
record Paint(boolean isOn) {

    /** The start script lists in it which of its streams, 1 and 2, are terminals. */
    static final String TERMINALS = "HASP_TERMINALS";

    /** Colours where the stream is a terminal that can show them, and nobody asked for none (no-color.org). */
    static Paint of(String stream, Map<String, String> environment) {
        boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Paint(wanted && isTerminal(stream, environment));
    }

    /** Whether the stream is a terminal that knows more than lines. */
    static boolean isTerminal(String stream, Map<String, String> environment) {
        return environment.getOrDefault(TERMINALS, "").contains(stream)
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    String red(String text) {
        return paint("31", text);
    }

    String green(String text) {
        return paint("32", text);
    }

    String yellow(String text) {
        return paint("33", text);
    }

    String bold(String text) {
        return paint("1", text);
    }

    String dim(String text) {
        return paint("2", text);
    }

    private String paint(String code, String text) {
        return isOn ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
