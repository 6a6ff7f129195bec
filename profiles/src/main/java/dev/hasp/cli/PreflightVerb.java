package dev.hasp.cli;

import dev.hasp.Finding;
import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.danger.Danger;
import dev.hasp.danger.Dangers;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineFinding;
import dev.hasp.engine.Preflight;
import dev.hasp.host.HostPaths;
import dev.hasp.host.LocalEngine;
import dev.hasp.mac.RelabelGuard;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code hasp preflight}: what an engine would refuse, discard, weaken or ignore of a profile. */
final class PreflightVerb extends ProfileVerb {

    private final EngineChoice engine;
    private final LoadedProfilesChoice loaded = new LoadedProfilesChoice();
    private final OptionSpec strict =
            flag("--strict", "Count warnings and dangers as errors, such as what is not known of the engine.");

    PreflightVerb(Session session) {
        super(session);
        this.engine = EngineChoice.asking(session.environment());
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        engine.options().forEach(spec::addOption);
        spec.name("preflight")
                .addOption(loaded.option())
                .addOption(strict)
                .usageMessage()
                .description("Say what an engine will not do for a profile and which combinations let a container"
                        + " out, before anything starts. An error ends it with 1.");
        return withProfile(spec);
    }

    @Override
    boolean needsEngine() {
        return !engine.isKnown();
    }

    @Override
    Answer run() {
        engine.check();
        SecurityProfile profile = profile();
        SecuritySpec spec = profile.toSpec();
        Asked asked = asked(spec);
        EngineFacts engine = asked.engine();
        Preflight preflight = spec.check(engine);
        List<Issue> issues = Issue.of(
                preflight.findings().stream().map(EngineFinding::finding).toList(), profile);
        List<Danger> dangers = Dangers.of(spec.on(engine));
        Optional<List<Issue>> host = asked.host().map(found -> Issue.of(found, profile));
        List<Issue> all = Stream.concat(issues.stream(), host.stream().flatMap(List::stream))
                .toList();
        boolean isFine = isSet(strict)
                ? all.isEmpty() && dangers.isEmpty()
                : all.stream().noneMatch(Issue::isError);
        return new Answer(
                isJson()
                        ? json(engine, preflight, issues, host, dangers, profile)
                        : text(engine, all, dangers, profile),
                isFine ? ExitCode.OK : ExitCode.FINDINGS);
    }

    /**
     * What an engine is, and what its host's own files make of a spec where the host is this one.
     *
     * @param engine what is known of it
     * @param host empty where nobody looked
     */
    private record Asked(EngineFacts engine, Optional<List<Finding>> host) {}

    private Asked asked(SecuritySpec spec) {
        Optional<EngineFacts> known = engine.known(session().documents());
        if (known.isPresent()) {
            return new Asked(
                    loaded.addTo(known.get(), Optional.empty(), session().documents()), Optional.empty());
        }
        try (EngineConnection connection = engine.open()) {
            EngineFacts facts = loaded.addTo(
                    connection.facts(), Optional.of(connection), session().documents());
            return new Asked(
                    facts,
                    LocalEngine.isOnThisHost(facts)
                            ? Optional.of(RelabelGuard.check(spec, HostPaths.ofThisHost(), facts))
                            : Optional.empty());
        }
    }

    private String text(EngineFacts engine, List<Issue> issues, List<Danger> dangers, SecurityProfile profile) {
        Paint paint = session().output().paint();
        StringBuilder text = new StringBuilder();
        issues.forEach(issue -> text.append(issue.text(paint)).append('\n'));
        dangers.stream()
                .filter(PreflightVerb::isSuggested)
                .forEach(danger ->
                        text.append(Issue.of(danger, profile).text(paint)).append('\n'));
        text.append(unknown(dangers));
        return text.append(Inert.text(name()))
                .append(" on ")
                .append(Inert.text(engine.title()))
                .append(": ")
                .append(summary(issues))
                .append(counted(
                        dangers.stream().filter(PreflightVerb::isSuggested).count(), "danger"))
                .append('\n')
                .toString();
    }

    /** Whether anything that is known speaks for it, and not only that something is not known. */
    private static boolean isSuggested(Danger danger) {
        return !danger.facts().isEmpty();
    }

    private static String unknown(List<Danger> dangers) {
        List<String> codes = dangers.stream()
                .filter(danger -> !isSuggested(danger))
                .map(danger -> danger.code().code())
                .toList();
        return codes.isEmpty()
                ? ""
                : "Too little is known to exclude " + String.join(", ", codes) + " (--json says what).\n";
    }

    private static String summary(List<Issue> issues) {
        long errors = issues.stream().filter(Issue::isError).count();
        long warnings = issues.size() - errors;
        String said = errors == 0 ? "nothing is refused or lost" : errors + (errors == 1 ? " error" : " errors");
        return said + counted(warnings, "warning");
    }

    private static String counted(long count, String noun) {
        return count == 0 ? "" : ", " + count + " " + noun + (count == 1 ? "" : "s");
    }

    private String json(
            EngineFacts engine,
            Preflight preflight,
            List<Issue> issues,
            Optional<List<Issue>> host,
            List<Danger> dangers,
            SecurityProfile profile) {
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
            if (host.isPresent()) {
                Json.issues(json, "host", host.get());
            }
            json.writeArrayFieldStart("dangers");
            for (Danger danger : dangers) {
                json.writeStartObject();
                json.writeBooleanField("certain", danger.isCertain());
                json.writeStringField("outcome", danger.code().outcome().toString());
                Json.members(json, Issue.of(danger, profile));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
