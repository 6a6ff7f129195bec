package dev.hasp.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.hasp.Origin;
import dev.hasp.SecurityProfile;
import dev.hasp.danger.Danger;
import dev.hasp.danger.Dangers;
import dev.hasp.engine.EngineFacts;
import dev.hasp.explain.Explanation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code hasp explain}: what each control stops or permits, and which layer decided it. */
final class ExplainVerb extends ProfileVerb {

    ExplainVerb(Session session) {
        super(session);
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("explain")
                .usageMessage()
                .description("Say in plain words what a profile stops and permits, and which layer decided it.");
        return withProfile(spec);
    }

    @Override
    Answer run() {
        SecurityProfile profile = profile();
        List<Explanation> explanations = Explanation.of(profile);
        if (isJson()) {
            return Answer.ok(Json.of(json -> write(json, explanations)));
        }
        return Answer.ok(text(explanations) + dangers(profile));
    }

    /** What its controls let out together, on the engine that is assumed where nobody names one. */
    private String dangers(SecurityProfile profile) {
        EngineFacts engine = AssumedEngine.facts();
        List<Danger> dangers = Dangers.of(profile.toSpec().on(engine));
        if (dangers.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("\nTogether, on " + engine.title() + AssumedEngine.AS_FRESH + ":\n");
        for (Danger danger : dangers) {
            String message = Inert.text(danger.message() + "; " + danger.code().remedy());
            text.append(session().output().paint().bold(danger.code().code()))
                    .append("  ")
                    .append(message)
                    .append('\n');
        }
        return text.toString();
    }

    private String text(List<Explanation> explanations) {
        int width = explanations.stream()
                .mapToInt(one -> one.control().key().length())
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        explanations.stream().filter(Explanation::isDecided).forEach(one -> append(text, one, width));
        List<Explanation> open =
                explanations.stream().filter(one -> !one.isDecided()).toList();
        if (!open.isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n").append("Left to the engine:\n");
            open.forEach(one -> append(text, one, width));
        }
        return text.toString();
    }

    private void append(StringBuilder text, Explanation one, int width) {
        Paint paint = session().output().paint();
        String key = one.control().key();
        text.append(paint.bold(key))
                .append(" ".repeat(width + 2 - key.length()))
                .append(one.sentence());
        one.origin().ifPresent(origin -> text.append(paint.dim(" [" + Inert.text(origin.toString()) + "]")));
        text.append('\n');
        one.details()
                .forEach(line -> text.append(" ".repeat(width + 4)).append(line).append('\n'));
    }

    private static void write(JsonGenerator json, List<Explanation> explanations) throws IOException {
        json.writeStartArray();
        for (Explanation one : explanations) {
            json.writeStartObject();
            json.writeStringField("control", one.control().key());
            json.writeStringField("sentence", one.sentence());
            json.writeArrayFieldStart("details");
            for (String line : one.details()) {
                json.writeString(line);
            }
            json.writeEndArray();
            json.writeBooleanField("decided", one.isDecided());
            Json.optional(json, "layer", one.origin().map(Origin::layer));
            Optional<Origin.Place> place = one.origin().flatMap(Origin::place);
            Json.place(
                    json,
                    place.map(Origin.Place::line).orElse(0),
                    place.map(Origin.Place::column).orElse(0));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
