package dev.hasp.cli;

import dev.hasp.SecurityProfile;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineFactsException;
import dev.hasp.engine.EngineFinding;
import dev.hasp.engine.Preflight;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code hasp preflight}: what an engine would refuse, discard, weaken or ignore of a profile. */
final class PreflightVerb extends ProfileVerb {

    private final EngineAddress engine;
    private final OptionSpec facts =
            option("--facts", "FILE", "What hasp facts printed, or - for standard input, in place of an engine.");
    private final OptionSpec docker =
            option("--docker", "VERSION", "Docker of that version, as far as the version tells.");
    private final OptionSpec strict =
            flag("--strict", "Count warnings as errors, such as what is not known of the engine.");

    PreflightVerb(Session session) {
        super(session);
        this.engine = new EngineAddress(session.environment());
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("preflight")
                .addOption(engine.option())
                .addOption(facts)
                .addOption(docker)
                .addOption(strict)
                .usageMessage()
                .description("Say what an engine will not do for a profile, before anything starts. An error ends it"
                        + " with 1.");
        return withProfile(spec);
    }

    @Override
    boolean needsEngine() {
        return facts.getValue() == null && docker.getValue() == null;
    }

    @Override
    Answer run() {
        long sources = Stream.of(engine.isGiven(), facts.getValue() != null, docker.getValue() != null)
                .filter(given -> given)
                .count();
        if (sources > 1) {
            throw Failure.usage(
                    "engine-twice", "more than one of --engine, --facts and --docker is given", "give one of them");
        }
        SecurityProfile profile = profile();
        EngineFacts engine = facts();
        Preflight preflight = profile.toSpec().check(engine);
        List<Issue> issues = Issue.of(
                preflight.findings().stream().map(EngineFinding::finding).toList(), profile);
        boolean isFine = isSet(strict) ? issues.isEmpty() : issues.stream().noneMatch(Issue::isError);
        return new Answer(
                isJson() ? json(engine, preflight, issues) : text(engine, issues),
                isFine ? ExitCode.OK : ExitCode.FINDINGS);
    }

    private EngineFacts facts() {
        try {
            if (docker.getValue() != null) {
                return EngineFacts.docker(docker.getValue());
            }
            if (facts.getValue() != null) {
                return EngineFacts.parse(session().documents().text(facts.getValue()));
            }
        } catch (EngineFactsException refusal) {
            throw Failure.usage("engine-facts", String.valueOf(refusal.getMessage()), "");
        }
        try (EngineConnection connection = EngineConnection.open(engine.url())) {
            return connection.facts();
        }
    }

    private String text(EngineFacts engine, List<Issue> issues) {
        Paint paint = session().output().paint();
        StringBuilder text = new StringBuilder();
        issues.forEach(issue -> text.append(issue.text(paint)).append('\n'));
        return text.append(Inert.text(name()))
                .append(" on ")
                .append(Inert.text(engine.title()))
                .append(": ")
                .append(summary(issues))
                .append('\n')
                .toString();
    }

    private static String summary(List<Issue> issues) {
        long errors = issues.stream().filter(Issue::isError).count();
        long warnings = issues.size() - errors;
        String said = errors == 0 ? "nothing is refused or lost" : errors + (errors == 1 ? " error" : " errors");
        return warnings == 0 ? said : said + ", " + warnings + (warnings == 1 ? " warning" : " warnings");
    }

    private String json(EngineFacts engine, Preflight preflight, List<Issue> issues) {
        return Json.of(json -> {
            json.writeStartObject();
            json.writeStringField("profile", name());
            json.writeStringField("engine", engine.title());
            json.writeBooleanField("enforceable", preflight.isEnforceable());
            json.writeArrayFieldStart("findings");
            for (int i = 0; i < issues.size(); i++) {
                json.writeStartObject();
                json.writeStringField(
                        "effect", preflight.findings().get(i).effect().toString());
                Json.members(json, issues.get(i));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
