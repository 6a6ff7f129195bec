package dev.hasp.seccomp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads profiles as an engine does: takes what its decoder takes, refuses what it refuses, and says both with places.
 *
 * <p>Engines decode with Go's {@code encoding/json}: keys in any case, of duplicate keys the last, {@code null} for
 * absent; no comments, trailing commas, byte order marks or anything after the document. What the engine turns into "no
 * filter at all" (null, an empty object, neither default action nor rules) is refused here. Values that only fail when
 * the container starts, such as an action that does not exist, are read: linting and loading report them.
 */
public final class SeccompReader {

    /** The longest text that is read, in characters. */
    public static final int MAX_CHARACTERS = 4 * 1024 * 1024;

    /** The most elements that all lists of a document may hold together. */
    public static final int MAX_ELEMENTS = 100_000;

    /** How deep arrays and objects may nest. */
    public static final int MAX_DEPTH = 64;

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(1024 * 1024)
                    .maxNameLength(10_000)
                    .maxNumberLength(1_000)
                    .build())
            .build();
    private static final SeccompReader STANDARD = new SeccompReader(EngineGeneration.NEWEST);

    private final EngineGeneration engine;

    private SeccompReader(EngineGeneration engine) {
        this.engine = engine;
    }

    /** A reader that decides as the newest engine. */
    public static SeccompReader standard() {
        return STANDARD;
    }

    /** A reader that decides as engines of that generation. */
    public static SeccompReader of(EngineGeneration engine) {
        return new SeccompReader(engine);
    }

    /**
     * Reads a profile.
     *
     * @throws SeccompParseException with all problems, if the engine would refuse the text or run the container without
     *     a filter, or if it exceeds a limit
     */
    public SeccompReading read(String json) {
        if (json.length() > MAX_CHARACTERS) {
            throw new SeccompParseException(List.of(new SeccompProblem(
                    0, 0, "", "is " + json.length() + " characters long; at most " + MAX_CHARACTERS + " are read")));
        }
        return new ProfileParser(JSON, json, engine).read();
    }

    /** Reads a profile from UTF-8; as in the engine, bytes that are not UTF-8 become U+FFFD. */
    public SeccompReading read(byte[] utf8) {
        return read(new String(utf8, StandardCharsets.UTF_8));
    }

    /**
     * Where a value stands in a profile's text, for problems and findings that carry a pointer only.
     *
     * @param pointer a JSON pointer; where the text has no such value, its nearest parent's place is given
     */
    public static TextPosition locate(String json, String pointer) {
        return JsonLocator.locate(JSON, json, pointer);
    }
}
