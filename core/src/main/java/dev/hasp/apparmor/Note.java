package dev.hasp.apparmor;

import java.util.Optional;

/** Comments, which stay comments whatever they say: {@code #include} is live even there, and a new line ends one. */
final class Note {

    /** The longest, in characters. */
    static final int LONGEST = 500;

    private Note() {}

    static Optional<String> inert(Optional<String> note) {
        return note.map(Note::inert).filter(line -> !line.isEmpty());
    }

    private static String inert(String note) {
        StringBuilder line = new StringBuilder();
        String stripped = note.strip();
        stripped.codePoints().limit(LONGEST).forEach(c -> {
            if (LiteralPath.isInvisible(c)) {
                line.append(String.format("\\u%04x", c));
            } else {
                line.appendCodePoint(c);
            }
        });
        if (stripped.codePointCount(0, stripped.length()) > LONGEST) {
            line.append('…');
        }
        return line.toString();
    }
}
