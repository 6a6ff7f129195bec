package dev.hasp.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.hasp.document.Node.Style;
import dev.hasp.text.Quoted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads JSON (RFC 8259) into a tree: no comments, no trailing commas, nothing after the value. */
final class JsonTree {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.DEPTH + 8)
                    .maxStringLength(Limits.CHARACTERS)
                    .maxNumberLength(1_000)
                    .build())
            .build();

    private JsonTree() {}

    /** The tree, or empty where there is none; what was found is in the reading. */
    static Optional<Node> read(String text, Place base, Reading reading) {
        TreeBuilder tree = new TreeBuilder(base, reading);
        try (JsonParser parser = FACTORY.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                JsonLocation at = parser.currentTokenLocation();
                if (tree.root().isPresent()) {
                    reading.problem(
                            base.at(at.getLineNr(), at.getColumnNr()),
                            "something follows the profile",
                            "keep one profile in one file");
                    break;
                }
                take(token, parser, tree, at.getLineNr(), at.getColumnNr());
            }
        } catch (JsonProcessingException syntax) {
            JsonLocation at = syntax.getLocation();
            Place place = at == null ? base.at(1, 1) : base.at(at.getLineNr(), at.getColumnNr());
            String quoted = Quoted.of(syntax.getOriginalMessage().replace('"', '\''), 300);
            reading.problem(place, "is no JSON: " + quoted.substring(1, quoted.length() - 1), "correct the syntax");
            return Optional.empty();
        } catch (TreeBuilder.Exceeded reported) {
            return Optional.empty();
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from text", impossible);
        }
        return tree.root();
    }

    private static void take(JsonToken token, JsonParser parser, TreeBuilder tree, int line, int column)
            throws IOException {
        switch (token) {
            case START_OBJECT -> tree.open(true, line, column);
            case START_ARRAY -> tree.open(false, line, column);
            case END_OBJECT, END_ARRAY -> tree.close();
            case FIELD_NAME -> tree.key(parser.currentName(), line, column);
            case VALUE_STRING -> tree.scalar(parser.getText(), Style.TEXT, line, column);
            default -> tree.scalar(parser.getText(), Style.LITERAL, line, column);
        }
    }
}
