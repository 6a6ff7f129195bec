package dev.hasp.cli;

import dev.hasp.seccomp.algebra.FilterComparison;
import dev.hasp.seccomp.algebra.FilterMeaning;
import dev.hasp.seccomp.algebra.Witness;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code hasp seccomp diff}: which of two profiles permits more, with a call for each direction that proves it. */
final class SeccompDiffVerb extends SeccompVerb {

    SeccompDiffVerb(Session session) {
        super(session, "PROFILE", "2");
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("diff")
                .usageMessage()
                .description(
                        "Compare what two profiles permit. It ends with 0 if the second permits nothing that the first"
                                + " denies, else with 1.");
        return withProfiles(spec, true);
    }

    @Override
    Answer run() {
        String first = words().get(0);
        String second = words().get(1);
        FilterComparison comparison =
                FilterMeaning.of(load(document(first))).compareTo(FilterMeaning.of(load(document(second))));
        String text = isJson() ? json(comparison) : text(first, second, comparison);
        return new Answer(text, comparison.lack().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS);
    }

    private static String text(String first, String second, FilterComparison comparison) {
        String relation = switch (comparison.relation()) {
            case EQUAL -> "permits the same as ";
            case STRICTER -> "is looser than ";
            case LOOSER -> "is stricter than ";
            case INCOMPARABLE -> "is neither stricter nor looser than ";
        };
        StringBuilder text = new StringBuilder(Inert.text(second) + " " + relation + Inert.text(first) + "\n");
        comparison
                .excess()
                .ifPresent(w -> text.append("  only ").append(Inert.text(first)).append(line(w)));
        comparison
                .lack()
                .ifPresent(
                        w -> text.append("  only ").append(Inert.text(second)).append(line(w)));
        return text.toString();
    }

    private static String line(Witness witness) {
        return " permits " + witness + "\n";
    }

    private static String json(FilterComparison comparison) {
        return Json.of(json -> {
            json.writeStartObject();
            json.writeStringField("first", comparison.relation().name().toLowerCase(Locale.ROOT));
            Json.optional(json, "onlyFirstPermits", text(comparison.excess()));
            Json.optional(json, "onlySecondPermits", text(comparison.lack()));
            json.writeEndObject();
        });
    }

    private static Optional<String> text(Optional<Witness> witness) {
        return witness.map(Witness::toString);
    }
}
