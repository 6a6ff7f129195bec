package dev.hasp.seccomp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Walks a document token by token and collects what is wrong with it. A value of a wrong type is reported and skipped,
 * so that one walk finds all of them.
 */
final class JsonCursor implements AutoCloseable {

    private static final int MAX_PROBLEMS = 100;

    /** Thrown to end the walk; the reason is among the problems. */
    static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stop() {
            super("walk ended", null, false, false);
        }
    }

    private final String text;
    private final JsonParser parser;
    private final List<SeccompProblem> problems = new ArrayList<>();
    private final List<SeccompProblem> notes = new ArrayList<>();
    private int elements;

    JsonCursor(JsonFactory factory, String text) throws IOException {
        this.text = text;
        this.parser = factory.createParser(text);
    }

    List<SeccompProblem> problems() {
        return sorted(problems);
    }

    List<SeccompProblem> notes() {
        return sorted(notes);
    }

    private static List<SeccompProblem> sorted(List<SeccompProblem> found) {
        return found.stream()
                .sorted(Comparator.comparingInt(SeccompProblem::line).thenComparingInt(SeccompProblem::column))
                .toList();
    }

    @Nullable
    JsonToken next() throws IOException {
        return parser.nextToken();
    }

    @Nullable
    JsonToken current() {
        return parser.currentToken();
    }

    /** Moves to the next member's name, or gives null at the end of the object. */
    @Nullable
    String nextName() throws IOException {
        return parser.nextFieldName();
    }

    /** Moves to the next element of an array; false at its end. */
    boolean nextElement() throws IOException {
        if (parser.nextToken() == JsonToken.END_ARRAY) {
            return false;
        }
        if (++elements > SeccompReader.MAX_ELEMENTS) {
            problem("lists hold more than " + SeccompReader.MAX_ELEMENTS + " elements in all");
            throw new Stop();
        }
        return true;
    }

    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    /** Whether an object begins here; otherwise reports that one was expected and skips the value. */
    boolean expectObject() throws IOException {
        return expect(JsonToken.START_OBJECT, "an object");
    }

    /** Whether an array begins here; otherwise reports that one was expected and skips the value. */
    boolean expectArray() throws IOException {
        return expect(JsonToken.START_ARRAY, "an array");
    }

    /** The string here, or null after reporting that one was expected. */
    @Nullable
    String string() throws IOException {
        return expect(JsonToken.VALUE_STRING, "a string") ? parser.getText() : null;
    }

    /** The unsigned 64-bit number here, or empty after reporting that one was expected. */
    OptionalLong unsigned() throws IOException {
        if (!expect(JsonToken.VALUE_NUMBER_INT, "a whole number from 0 to 18446744073709551615")) {
            return OptionalLong.empty();
        }
        int length = parser.getTextLength();
        if (length <= 18) {
            long value = parser.getLongValue();
            if (value > 0 || parser.getTextCharacters()[parser.getTextOffset()] != '-') {
                return OptionalLong.of(value);
            }
        } else {
            try {
                return OptionalLong.of(Long.parseUnsignedLong(parser.getText()));
            } catch (NumberFormatException e) {
                // reported below: negative or too large
            }
        }
        problem("is " + parser.getText() + "; expected a whole number from 0 to 18446744073709551615");
        return OptionalLong.empty();
    }

    private boolean expect(JsonToken token, String description) throws IOException {
        if (parser.currentToken() == token) {
            return true;
        }
        problem("is " + found() + "; expected " + description);
        parser.skipChildren();
        return false;
    }

    /** What is here, for a message. */
    String found() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "the string " + quoted(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "the number " + shortened(parser.getText());
            default -> parser.getText();
        };
    }

    /** Text in quotes, shortened for a message. */
    static String quoted(String value) {
        return "\"" + shortened(value) + "\"";
    }

    private static String shortened(String value) {
        return value.length() > 60 ? value.substring(0, 60) + "…" : value;
    }

    /** The JSON text of the value here, without white space between tokens; moves to the value's end. */
    String raw() throws IOException {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            parser.getTextLength(); // reads the string to its end
        }
        parser.skipChildren();
        return compacted(start, (int) parser.currentLocation().getCharOffset());
    }

    private String compacted(int start, int end) {
        StringBuilder out = new StringBuilder(end - start);
        boolean inString = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (inString && c == '\\') {
                out.append(c).append(text.charAt(++i));
            } else if (inString || !(c == ' ' || c == '\t' || c == '\n' || c == '\r')) {
                inString ^= c == '"';
                out.append(c);
            }
        }
        return out.toString();
    }

    void problem(String message) {
        if (problems.size() == MAX_PROBLEMS) {
            throw new Stop();
        }
        problems.add(at(message));
    }

    void note(String message) {
        if (notes.size() < MAX_PROBLEMS) {
            notes.add(at(message));
        }
    }

    /** Reports text that is not JSON. */
    void syntax(@Nullable JsonLocation location, String message) {
        JsonLocation place = location != null ? location : parser.currentLocation();
        problems.add(new SeccompProblem(place.getLineNr(), place.getColumnNr(), pointer(), message));
    }

    private SeccompProblem at(String message) {
        JsonLocation location = parser.currentTokenLocation();
        return new SeccompProblem(location.getLineNr(), location.getColumnNr(), pointer(), message);
    }

    private String pointer() {
        return parser.getParsingContext().pathAsPointer().toString();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
