package dev.hasp.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.hasp.profiles.Parameter;
import dev.hasp.profiles.Preset;
import dev.hasp.profiles.Presets;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code hasp presets}: the presets and what each is for. */
final class PresetsVerb extends Verb {

    PresetsVerb(Session session) {
        super(session);
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("presets").usageMessage().description("List the presets and what each is for.");
        return spec;
    }

    @Override
    Answer run() {
        List<Preset<?>> presets = Presets.all();
        return Answer.ok(isJson() ? Json.of(json -> write(json, presets)) : lines(presets));
    }

    private String lines(List<Preset<?>> presets) {
        Paint paint = session().output().paint();
        int widest = presets.stream().mapToInt(p -> p.name().length()).max().orElse(0);
        StringBuilder lines = new StringBuilder();
        for (Preset<?> preset : presets) {
            lines.append(paint.bold(preset.name()))
                    .append(" ".repeat(widest + 2 - preset.name().length()))
                    .append(preset.summary())
                    .append('\n');
        }
        return lines.toString();
    }

    private static void write(JsonGenerator json, List<Preset<?>> presets) throws IOException {
        json.writeStartArray();
        for (Preset<?> preset : presets) {
            json.writeStartObject();
            json.writeStringField("name", preset.name());
            json.writeStringField("summary", preset.summary());
            json.writeArrayFieldStart("parameters");
            for (Parameter parameter : preset.parameters()) {
                json.writeStartObject();
                json.writeStringField("name", parameter.name());
                json.writeStringField("control", parameter.control().key());
                json.writeStringField("meaning", parameter.meaning());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
