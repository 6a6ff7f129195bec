package dev.hasp.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.hasp.effective.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** JSON for programs, written as a stream: binding would double the time that the command needs to start. */
final class Json {

    private static final DefaultIndenter TWO_SPACES = new DefaultIndenter("  ", "\n");

    /** What goes into a document. */
    @FunctionalInterface
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private Json() {}

    /** A document, indented, with a newline at its end. */
    static String of(Body body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(TWO_SPACES).withArrayIndenter(TWO_SPACES));
            body.write(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.append('\n').toString();
    }

    static void optional(JsonGenerator json, String key, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(key, value.get());
        }
    }

    /** A value whole: an array where it is a list. */
    static void value(JsonGenerator json, String key, Optional<Value> value) throws IOException {
        if (value.isPresent() && value.get().isList()) {
            json.writeArrayFieldStart(key);
            for (String item : value.get().items()) {
                json.writeString(item);
            }
            json.writeEndArray();
        } else {
            optional(json, key, value.map(Value::toString));
        }
    }

    static void place(JsonGenerator json, int line, int column) throws IOException {
        if (line > 0) {
            json.writeNumberField("line", line);
            json.writeNumberField("column", column);
        }
    }

    /** What stopped the command, for programs that read no further, and where. */
    static void firstError(JsonGenerator json, List<Issue> issues) throws IOException {
        for (Issue issue : issues) {
            if (issue.isError()) {
                json.writeStringField("error", issue.message());
                place(json, issue.line(), issue.column());
                return;
            }
        }
    }

    static void issues(JsonGenerator json, String key, List<Issue> issues) throws IOException {
        json.writeArrayFieldStart(key);
        for (Issue issue : issues) {
            json.writeStartObject();
            members(json, issue);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** What an issue's object has. */
    static void members(JsonGenerator json, Issue issue) throws IOException {
        json.writeStringField("code", issue.code());
        json.writeStringField("severity", issue.severity());
        optional(json, "control", issue.control());
        optional(json, "layer", issue.layer());
        place(json, issue.line(), issue.column());
        optional(json, "path", issue.path());
        json.writeStringField("message", issue.message());
        json.writeStringField("remedy", issue.remedy());
    }
}
