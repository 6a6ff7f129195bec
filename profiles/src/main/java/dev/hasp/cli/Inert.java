package dev.hasp.cli;

/** Text that came from outside, made harmless for a terminal and a reader: it moves no cursor and hides no word. */
final class Inert {

    private Inert() {}

    /** The text with control and formatting characters escaped, so that it stays one line and what it seems to be. */
    static String text(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE -> out.append(String.format("\\u%04x", c));
                default -> out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
