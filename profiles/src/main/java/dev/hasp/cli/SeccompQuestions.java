package dev.hasp.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.hasp.linux.Architecture;
import dev.hasp.linux.KernelVersion;
import dev.hasp.linux.SyscallTable;
import dev.hasp.seccomp.EngineGeneration;
import dev.hasp.seccomp.SeccompContext;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.Decision;
import dev.hasp.seccomp.filter.SeccompFilter;
import dev.hasp.seccomp.filter.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers questions about calls; a filter is loaded once for all questions that share it. */
final class SeccompQuestions {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private record Key(String profile, List<String> caps, String host, String kernel, String engine, String runtime) {}

    private final SeccompSource source;
    private final Map<Key, SeccompFilter> filters = new HashMap<>();

    SeccompQuestions(SeccompSource source) {
        this.source = source;
    }

    /** The answer to a line, as a line of JSON. */
    String answer(String line) {
        try {
            return write(decide(read(line)));
        } catch (Failure refusal) {
            return error(refusal.issues().get(0).message());
        } catch (IOException | RuntimeException refusal) {
            return error(
                    String.valueOf(refusal.getMessage()).lines().findFirst().orElse("bad line"));
        }
    }

    private Decision decide(Map<String, List<String>> question) {
        String host = one(question, "native").orElse("amd64");
        Key key = new Key(
                one(question, "profile").orElseThrow(() -> missing("profile")),
                question.getOrDefault("caps", List.of()),
                host,
                one(question, "kernel").orElseThrow(() -> missing("kernel")),
                one(question, "engine").orElse(""),
                one(question, "runtime").orElse("runc"));
        SeccompFilter filter = filters.get(key);
        if (filter == null) {
            filter = load(key);
            filters.put(key, filter);
        }
        Architecture architecture = Architecture.of(one(question, "arch").orElse(host));
        int number = number(question, architecture);
        Optional<String> audit = one(question, "auditArch");
        return audit.isPresent()
                ? filter.decide((int) Long.parseLong(audit.get()), number, registers(question))
                : filter.decide(architecture, number, registers(question));
    }

    private SeccompFilter load(Key key) {
        EngineGeneration engine = key.engine().isEmpty() ? EngineGeneration.NEWEST : EngineGeneration.of(key.engine());
        SeccompContext context = new SeccompContext(
                Set.copyOf(key.caps()), Architecture.of(key.host()), KernelVersion.of(key.kernel()), engine);
        ContainerRuntime runtime = SeccompHost.runtime(key.runtime());
        return SeccompFilter.load(
                source.document(key.profile(), engine).profile().resolve(context), runtime);
    }

    private static int number(Map<String, List<String>> question, Architecture architecture) {
        Optional<String> number = one(question, "nr");
        if (number.isPresent()) {
            return (int) Long.parseLong(number.get());
        }
        String name = one(question, "syscall").orElseThrow(() -> missing("syscall"));
        return SyscallTable.of(architecture)
                .number(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("syscall: \"" + name + "\" has no number on " + architecture));
    }

    private static long[] registers(Map<String, List<String>> question) {
        List<String> args = question.getOrDefault("args", List.of());
        if (args.size() > 6) {
            throw new IllegalArgumentException("args: has " + args.size() + " values; a call has at most 6");
        }
        long[] registers = new long[6];
        for (int i = 0; i < args.size(); i++) {
            try {
                registers[i] = Long.parseUnsignedLong(args.get(i));
            } catch (NumberFormatException refusal) {
                throw new IllegalArgumentException(
                        "args[" + i + "]: \"" + args.get(i) + "\" is no decimal number of 64 bits", refusal);
            }
        }
        return registers;
    }

    private static Optional<String> one(Map<String, List<String>> question, String name) {
        return Optional.ofNullable(question.get(name)).map(values -> values.get(0));
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException(name + ": is missing");
    }

    /** The members of a flat object; a text or number counts as a list of one. */
    private static Map<String, List<String>> read(String line) throws IOException {
        Map<String, List<String>> members = new HashMap<>();
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("the line is no JSON object");
            }
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                List<String> values = new ArrayList<>();
                JsonToken value = json.nextToken();
                if (value == JsonToken.START_ARRAY) {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        values.add(scalar(name, json));
                    }
                    members.put(name, values);
                } else if (value != JsonToken.VALUE_NULL) {
                    members.put(name, List.of(scalar(name, json)));
                }
            }
            if (json.nextToken() != null) {
                throw new IllegalArgumentException("something follows the JSON object");
            }
        }
        return members;
    }

    private static String scalar(String name, JsonParser json) throws IOException {
        if (json.currentToken() == null || !json.currentToken().isScalarValue()) {
            throw new IllegalArgumentException(name + ": is no text and no number");
        }
        return json.getText();
    }

    private static String write(Decision decision) throws IOException {
        Verdict verdict = decision.verdict();
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("action", verdict.action().scmpName());
            if (verdict.action().takesErrno()) {
                json.writeNumberField("errno", verdict.data());
            }
            json.writeStringField("by", decision.explanation());
            json.writeEndObject();
        }
        return text.toString();
    }

    private static String error(String message) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("error", message);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }
}
