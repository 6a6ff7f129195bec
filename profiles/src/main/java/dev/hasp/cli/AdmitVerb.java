package dev.hasp.cli;

import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.ceiling.Admission;
import dev.hasp.ceiling.Ceiling;
import dev.hasp.ceiling.Refusal;
import dev.hasp.docker.DockerFlags;
import dev.hasp.docker.InexpressibleException;
import dev.hasp.engine.EngineFacts;
import dev.hasp.profiles.PodSecurity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code hasp admit}: whether a request is within the ceilings of a site. */
final class AdmitVerb extends Verb {

    /** The newest release whose API and defaults are all known. */
    private final PositionalParamSpec word = profileWord("0");

    private final Layers layers;
    private final EngineChoice engine;
    private final List<String> names = new ArrayList<>();
    private final OptionSpec ceilings = OptionSpec.builder("--ceiling")
            .paramLabel("CEILING")
            .arity("1")
            .required(true)
            .type(List.class)
            .description(
                    "A ceiling: a file in YAML or JSON, pod-security:baseline or pod-security:restricted. Of several,"
                            + " each holds.")
            .parameterConsumer((words, option, command) -> names.add(words.pop()))
            .build();
    private final OptionSpec flags =
            flag("--flags", "Print an admitted request as options of docker run, in one line for a shell.");

    AdmitVerb(Session session) {
        super(session);
        this.layers = new Layers(session.source());
        this.engine = EngineChoice.assuming(session.environment());
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("admit")
                .addPositional(word)
                .addOption(ceilings)
                .addOption(flags)
                .usageMessage()
                .description("Say whether a request is within the ceilings of a site, by what it means on an engine. A"
                        + " refusal ends it with 1.");
        engine.options().forEach(spec::addOption);
        layers.options().forEach(spec::addOption);
        return spec;
    }

    @Override
    boolean needsEngine() {
        return engine.isAddress();
    }

    @Override
    Answer run() {
        engine.check();
        Ceiling ceiling = names.stream().map(this::ceiling).reduce(Ceiling.of(List.of()), Ceiling::and);
        String name = Optional.<String>ofNullable(word.getValue()).orElseThrow();
        SecurityProfile request = layers.on(session().source().profile(name));
        EngineFacts facts = engine.facts(session().documents());
        Admission admission = ceiling.admit(request, facts);
        if (isSet(flags) && admission.isAdmitted() && !isJson()) {
            return Answer.ok(flags(admission.requireAdmitted()) + "\n");
        }
        String text = isJson() ? json(name, facts, admission) : text(name, facts, admission);
        if (isSet(flags) && !isJson()) {
            session().output().tell(text);
            return new Answer("", ExitCode.FINDINGS);
        }
        return new Answer(text, admission.isAdmitted() ? ExitCode.OK : ExitCode.FINDINGS);
    }

    private Ceiling ceiling(String name) {
        if (name.startsWith("pod-security:")) {
            return PodSecurity.byName(name)
                    .orElseThrow(() -> Failure.usage(
                            "unknown-ceiling",
                            "no ceiling is called \"" + name + "\"",
                            "expected pod-security:baseline, pod-security:restricted or a file"));
        }
        return session().documents().ceiling(name);
    }

    private static String flags(SecuritySpec spec) {
        try {
            DockerFlags flags = spec.flags();
            if (!flags.files().isEmpty()) {
                throw Failure.usage(
                        "seccomp-dir-missing",
                        "the profile brings its own seccomp filter, and docker reads it from a file",
                        "use hasp flags --seccomp-dir DIR after this");
            }
            return flags.shell();
        } catch (InexpressibleException refusal) {
            throw Failure.findings(Issue.of(refusal.findings(), spec.profile()));
        }
    }

    private String text(String name, EngineFacts facts, Admission admission) {
        Paint paint = session().output().paint();
        StringBuilder text = new StringBuilder();
        for (Refusal refusal : admission.refusals()) {
            String rule = refusal.ceiling().map(ceiling -> ceiling + ": ").orElse("") + refusal.rule();
            text.append(paint.bold(refusal.control().key()))
                    .append(": ")
                    .append(Inert.text(rule))
                    .append('\n')
                    .append(line("asked", refusal.asked()))
                    .append(line("allowed", refusal.allowed()));
            refusal.witness().ifPresent(witness -> text.append(line("so it may", witness.toString())));
            text.append(line("remedy", refusal.remedy()));
        }
        int refused = admission.refusals().size();
        String verdict =
                refused == 0 ? "admitted" : "not admitted, " + refused + (refused == 1 ? " refusal" : " refusals");
        return text.append(Inert.text(name))
                .append(" on ")
                .append(Inert.text(engine.title(facts, engine.isAddress())))
                .append(": ")
                .append(verdict)
                .append('\n')
                .toString();
    }

    private static String line(String label, String text) {
        return "  " + label + " ".repeat(11 - label.length()) + Inert.text(text) + "\n";
    }

    private String json(String name, EngineFacts facts, Admission admission) {
        return Json.of(json -> {
            json.writeStartObject();
            json.writeStringField("profile", name);
            json.writeStringField("engine", engine.title(facts, engine.isAddress()));
            json.writeBooleanField("admitted", admission.isAdmitted());
            json.writeArrayFieldStart("refusals");
            for (Refusal refusal : admission.refusals()) {
                json.writeStartObject();
                Json.optional(json, "ceiling", refusal.ceiling());
                json.writeStringField("rule", refusal.rule());
                json.writeStringField("control", refusal.control().key());
                json.writeStringField("asked", refusal.asked());
                json.writeStringField("allowed", refusal.allowed());
                Json.optional(json, "witness", refusal.witness().map(Object::toString));
                json.writeStringField("remedy", refusal.remedy());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
