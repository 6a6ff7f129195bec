package dev.hasp.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hasp.text.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** An object of JSON whose members are read by type; a member that is null counts as absent, as it does to Go. */
final class Members {

    private static final int LONGEST = 4 * 1024 * 1024;
    private static final int DEPTH = 64;
    private static final String REMEDY = "take the engine's answer as it is";

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH)
                        .maxStringLength(LONGEST)
                        .maxNumberLength(100)
                        .build());
    }

    private final String place;
    private final ObjectNode object;

    private Members(String place, ObjectNode object) {
        this.place = place;
        this.object = object;
    }

    /** Reads text in which each member stands once. */
    static Members read(String place, String text) {
        return read(place, text, JSON.with(StreamReadFeature.STRICT_DUPLICATE_DETECTION));
    }

    /** Reads text as Go does: of members with one name the last counts. */
    static Members readLastWins(String place, String text) {
        return read(place, text, JSON);
    }

    private static Members read(String place, String text, ObjectReader json) {
        if (text.length() > LONGEST) {
            throw new EngineFactsException(
                    place, text.length() + " characters", "at most " + LONGEST + " characters", REMEDY);
        }
        try {
            return of(place, json.readTree(text));
        } catch (JsonProcessingException syntax) {
            throw new EngineFactsException(place, Quoted.of(syntax.getOriginalMessage()), "one object of JSON", REMEDY);
        }
    }

    private static Members of(String place, JsonNode value) {
        if (value instanceof ObjectNode object) {
            return new Members(place, object);
        }
        throw wrong(place, value, "an object");
    }

    /** The names of its members that are not null. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(name -> {
            if (has(name)) {
                names.add(name);
            }
        });
        return names;
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    Optional<Members> object(String name) {
        return present(name).map(value -> of(at(name), value));
    }

    /** A member that is an object and has to be there. */
    Members needed(String name) {
        return object(name).orElseThrow(() -> missing(name, "an object"));
    }

    /** Text; empty text counts as absent, as the engine leaves what it does not know. */
    Optional<String> text(String name) {
        return present(name)
                .map(value -> {
                    if (!value.isTextual()) {
                        throw wrong(at(name), value, "text");
                    }
                    return value.textValue();
                })
                .filter(text -> !text.isEmpty());
    }

    String neededText(String name) {
        return text(name).orElseThrow(() -> missing(name, "text"));
    }

    /** Text that means a value, as far as a reader makes one of it. */
    <T> Optional<T> text(String name, String expected, Function<String, T> reader) {
        return text(name).map(text -> {
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException unreadable) {
                throw new EngineFactsException(at(name), Quoted.of(text), expected, REMEDY);
            }
        });
    }

    Optional<Boolean> flag(String name) {
        return present(name).map(value -> {
            if (!value.isBoolean()) {
                throw wrong(at(name), value, "true or false");
            }
            return value.booleanValue();
        });
    }

    Optional<Long> whole(String name, long least, long most) {
        return present(name).map(value -> {
            if (!value.isIntegralNumber()
                    || !value.canConvertToLong()
                    || value.longValue() < least
                    || value.longValue() > most) {
                throw wrong(at(name), value, "a whole number from " + least + " to " + most);
            }
            return value.longValue();
        });
    }

    Optional<List<String>> texts(String name) {
        return present(name).map(value -> {
            if (!value.isArray()) {
                throw wrong(at(name), value, "a list of text");
            }
            List<String> texts = new ArrayList<>();
            value.forEach(item -> {
                if (!item.isTextual()) {
                    throw wrong(at(name) + "[" + texts.size() + "]", item, "text");
                }
                texts.add(item.textValue());
            });
            return texts;
        });
    }

    List<Members> objects(String name) {
        return present(name)
                .map(value -> {
                    if (!value.isArray()) {
                        throw wrong(at(name), value, "a list of objects");
                    }
                    List<Members> objects = new ArrayList<>();
                    value.forEach(item -> objects.add(of(at(name) + "[" + objects.size() + "]", item)));
                    return objects;
                })
                .orElse(List.of());
    }

    /** The place of a member, for messages. */
    String at(String name) {
        String shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
        return place + "." + (shown.matches("[\\w.-]+…?") ? shown : Quoted.of(shown));
    }

    /** The error of a member whose value is not one of those that there are. */
    EngineFactsException wrong(String name, String expected) {
        return wrong(at(name), object.path(name), expected);
    }

    private Optional<JsonNode> present(String name) {
        return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
    }

    private EngineFactsException missing(String name, String expected) {
        return new EngineFactsException(at(name), "nothing", expected, REMEDY);
    }

    private static EngineFactsException wrong(String place, JsonNode value, String expected) {
        String found = value.isTextual()
                ? Quoted.of(value.textValue())
                : value.isContainerNode()
                        ? (value.isArray() ? "a list" : "an object")
                        : value.isMissingNode() ? "nothing" : value.asText();
        return new EngineFactsException(place, found, expected, REMEDY);
    }
}
