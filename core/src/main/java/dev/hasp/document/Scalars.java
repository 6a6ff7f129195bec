package dev.hasp.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Cpus;
import dev.hasp.document.Node.Scalar;
import dev.hasp.document.Node.Style;
import dev.hasp.text.Quoted;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The kinds of scalar. */
final class Scalars {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

    private Scalars() {}

    /** true or false. */
    static ScalarCodec<Boolean> bool() {
        return new ScalarCodec<>(
                "true or false",
                Scalar::isBoolean,
                scalar -> Boolean.parseBoolean(scalar.text()),
                JSON::booleanNode,
                () -> Schemas.type("boolean"));
    }

    /** A whole number of 32 bits. */
    static ScalarCodec<Integer> integer() {
        return new ScalarCodec<>(
                "a whole number",
                scalar -> scalar.style() != Style.TEXT && !scalar.isBoolean(),
                scalar -> {
                    long number = number(scalar.text());
                    if (number != (int) number) {
                        throw new IllegalArgumentException(
                                scalar.text() + " is out of range; expected a whole number of 32 bits");
                    }
                    return (int) number;
                },
                JSON::numberNode,
                () -> Schemas.type("integer"));
    }

    /** A whole number of 64 bits. */
    static ScalarCodec<Long> longInteger() {
        return new ScalarCodec<>(
                "a whole number",
                scalar -> scalar.style() != Style.TEXT && !scalar.isBoolean(),
                scalar -> number(scalar.text()),
                JSON::numberNode,
                () -> Schemas.type("integer"));
    }

    private static long number(String text) {
        if (!text.matches("-?(0|[1-9][0-9]{0,18})")) {
            throw new IllegalArgumentException(
                    Quoted.of(text) + " is no whole number; expected decimal digits without a leading zero");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException beyond) {
            throw new IllegalArgumentException(text + " is out of range; expected a whole number of 64 bits", beyond);
        }
    }

    /** Any text, checked by what will keep it. */
    static ScalarCodec<String> text(UnaryOperator<String> check) {
        return new ScalarCodec<>(
                "text",
                scalar -> !scalar.isBoolean(),
                scalar -> check.apply(scalar.text()),
                JSON::textNode,
                Schemas::text);
    }

    /** Any text. */
    static ScalarCodec<String> text() {
        return text(UnaryOperator.identity());
    }

    /** Text that a value type reads, and that its toString writes. */
    static <T> ScalarCodec<T> parsed(String type, Function<String, T> parse) {
        return new ScalarCodec<>(
                type,
                scalar -> !scalar.isBoolean(),
                scalar -> parse.apply(scalar.text()),
                value -> compact(value.toString()),
                Schemas::text);
    }

    /** A size in bytes. */
    static ScalarCodec<ByteSize> size() {
        return parsed("a size such as 512m", ByteSize::parse);
    }

    /** A number of CPUs; one so small that JSON would write it with an exponent stands as text. */
    static ScalarCodec<Cpus> cpus() {
        ScalarCodec<Cpus> text = parsed("a number of CPUs such as 1.5", Cpus::parse);
        return new ScalarCodec<>(
                text.type(),
                text.fits(),
                text.parse(),
                value -> value.nano() < 1_000 || value.nano() % 1_000_000_000 == 0
                        ? compact(value.toString())
                        : JSON.numberNode(new BigDecimal(value.toString())),
                text.form());
    }

    /** Octal digits. A number of JSON is refused: there it would look decimal. */
    static <T> ScalarCodec<T> octal(Function<String, T> parse) {
        return new ScalarCodec<>(
                "octal digits such as \"0027\", quoted in JSON",
                scalar -> scalar.style() != Style.LITERAL && !scalar.isBoolean(),
                scalar -> parse.apply(scalar.text()),
                value -> JSON.textNode(value.toString()),
                () -> {
                    var schema = Schemas.empty();
                    schema.putArray("type").add("string").add("integer");
                    return schema;
                });
    }

    /** One of an enum's words, which are its toString. */
    static <T> ScalarCodec<T> words(Function<String, T> parse, T[] values) {
        List<String> words = Arrays.stream(values).map(Object::toString).toList();
        return new ScalarCodec<>(
                "one of " + String.join(", ", words),
                scalar -> !scalar.isBoolean(),
                scalar -> parse.apply(scalar.text()),
                value -> JSON.textNode(value.toString()),
                () -> Schemas.words(words));
    }

    /** A whole number as a number, all else as text. */
    static JsonNode compact(String text) {
        return INTEGER.matcher(text).matches() ? JSON.numberNode(Long.parseLong(text)) : JSON.textNode(text);
    }
}
