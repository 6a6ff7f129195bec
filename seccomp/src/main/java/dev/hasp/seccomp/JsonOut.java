package dev.hasp.seccomp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.hasp.linux.Errno;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** Writes JSON members in the ways that profiles need. */
final class JsonOut {

    private static final JsonFactory JSON = new JsonFactory();

    /** Writes one document. */
    @FunctionalInterface
    interface Document {
        void write(JsonOut out) throws IOException;
    }

    private final JsonGenerator generator;

    private JsonOut(JsonGenerator generator) {
        this.generator = generator;
    }

    static String compact(Document document) {
        return write(document, false);
    }

    /** Tab-indented, one list element a line, with a newline at the end: the layout of moby's {@code default.json}. */
    static String pretty(Document document) {
        return write(document, true) + "\n";
    }

    private static String write(Document document, boolean pretty) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            if (pretty) {
                DefaultIndenter tabs = new DefaultIndenter("\t", "\n");
                generator.setPrettyPrinter(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                                .withArrayEmptySeparator("")
                                .withObjectEmptySeparator(""))
                        .withObjectIndenter(tabs)
                        .withArrayIndenter(tabs));
            }
            document.write(new JsonOut(generator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    JsonGenerator raw() {
        return generator;
    }

    void string(String key, String value) throws IOException {
        generator.writeStringField(key, value);
    }

    void stringUnlessEmpty(String key, String value) throws IOException {
        if (!value.isEmpty()) {
            string(key, value);
        }
    }

    void unsigned(String key, long value) throws IOException {
        generator.writeFieldName(key);
        if (value >= 0) {
            generator.writeNumber(value);
        } else {
            generator.writeNumber(new BigInteger(Long.toUnsignedString(value)));
        }
    }

    void errno(String key, Errno errno) throws IOException {
        unsigned(key, errno.number());
    }

    void strings(String key, List<String> values) throws IOException {
        generator.writeArrayFieldStart(key);
        for (String value : values) {
            generator.writeString(value);
        }
        generator.writeEndArray();
    }

    void stringsUnlessEmpty(String key, List<String> values) throws IOException {
        if (!values.isEmpty()) {
            strings(key, values);
        }
    }

    private void argument(ArgumentCondition condition, String position, Map<String, String> unknown)
            throws IOException {
        generator.writeStartObject();
        unsigned("index", condition.index());
        unsigned("value", condition.value());
        if (condition.valueTwo() != 0) {
            unsigned("valueTwo", condition.valueTwo());
        }
        string("op", condition.operator().scmpName());
        for (Map.Entry<String, String> member : unknown.entrySet()) {
            if (member.getKey().startsWith(position)) {
                generator.writeFieldName(member.getKey().substring(position.length()));
                generator.writeRawValue(member.getValue());
            }
        }
        generator.writeEndObject();
    }

    /** Writes conditions with the members of theirs that no engine knows, by position and name. */
    void arguments(List<ArgumentCondition> conditions, Map<String, String> unknown) throws IOException {
        if (conditions.isEmpty()) {
            return;
        }
        generator.writeArrayFieldStart("args");
        for (int i = 0; i < conditions.size(); i++) {
            argument(conditions.get(i), i + "/", unknown);
        }
        generator.writeEndArray();
    }

    void unknown(Map<String, String> members) throws IOException {
        for (Map.Entry<String, String> member : members.entrySet()) {
            generator.writeFieldName(member.getKey());
            generator.writeRawValue(member.getValue());
        }
    }
}
