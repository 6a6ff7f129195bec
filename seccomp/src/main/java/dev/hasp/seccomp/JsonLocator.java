package dev.hasp.seccomp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Finds where in a text the value of a JSON pointer stands, with keys in any case and the last of duplicates. */
final class JsonLocator {

    private final JsonParser parser;
    private TextPosition best = new TextPosition(1, 1);

    private JsonLocator(JsonParser parser) {
        this.parser = parser;
    }

    static TextPosition locate(JsonFactory factory, String text, String pointer) {
        List<String> steps = pointer.isEmpty()
                ? List.of()
                : List.of(pointer.substring(1).split("/", -1)).stream()
                        .map(step -> step.replace("~1", "/").replace("~0", "~"))
                        .toList();
        try (JsonParser parser = factory.createParser(text)) {
            JsonLocator locator = new JsonLocator(parser);
            try {
                if (parser.nextToken() != null) {
                    locator.walk(steps);
                }
            } catch (JsonProcessingException e) {
                // what was found up to here is the nearest there is
            }
            return locator.best;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stands on a value on the way; the remaining steps lead on from it. */
    private void walk(List<String> steps) throws IOException {
        JsonLocation here = parser.currentTokenLocation();
        best = new TextPosition(here.getLineNr(), here.getColumnNr());
        if (steps.isEmpty() || !parser.currentToken().isStructStart()) {
            parser.skipChildren();
            return;
        }
        List<String> rest = steps.subList(1, steps.size());
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                step(name.equalsIgnoreCase(steps.get(0)), rest);
            }
        } else {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                step(steps.get(0).equals(Integer.toString(i)), rest);
            }
        }
    }

    private void step(boolean matches, List<String> rest) throws IOException {
        if (matches) {
            walk(rest);
        } else {
            parser.skipChildren();
        }
    }
}
