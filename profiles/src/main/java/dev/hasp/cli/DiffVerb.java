package dev.hasp.cli;

import dev.hasp.SecurityProfile;
import dev.hasp.control.ContainerReference;
import dev.hasp.control.MalformedValueException;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.engine.EngineFacts;
import dev.hasp.order.Comparison;
import dev.hasp.probe.LiveVerification;
import dev.hasp.probe.ProbeException;
import dev.hasp.probe.UnreachableProcessException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code hasp diff}: what one profile or container permits beyond another. */
final class DiffVerb extends Verb {

    private static final String CONTAINER = "container:";

    private final EngineChoice engine;
    private final PositionalParamSpec first = word("0", "A");
    private final PositionalParamSpec second = word("1", "B");

    DiffVerb(Session session) {
        super(session);
        this.engine = EngineChoice.assuming(session.environment());
    }

    private static PositionalParamSpec word(String index, String label) {
        return PositionalParamSpec.builder()
                .index(index)
                .paramLabel(label)
                .arity("1")
                .required(true)
                .type(String.class)
                .description("A preset's name, a file, - for standard input, or container:NAME for a container that"
                        + " runs on the engine.")
                .build();
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("diff").addPositional(first).addPositional(second);
        engine.options().forEach(spec::addOption);
        spec.usageMessage()
                .description("Say what A permits and B denies, and the other way round, each with an example. It ends"
                        + " with 0 if B is at least as strict as A, else with 1.");
        return spec;
    }

    @Override
    boolean needsEngine() {
        return engine.isAddress() || words().anyMatch(DiffVerb::isContainer);
    }

    private Stream<String> words() {
        return Stream.of(first, second)
                .map(spec -> Optional.<String>ofNullable(spec.getValue()).orElse(""));
    }

    private static boolean isContainer(String word) {
        return word.startsWith(CONTAINER);
    }

    @Override
    Answer run() {
        engine.check();
        List<String> words = words().toList();
        if (words.stream().anyMatch(DiffVerb::isContainer) && engine.isKnown()) {
            throw Failure.usage(
                    "engine-of-container",
                    "a container is on an engine that says itself what it is",
                    "leave --facts and --docker out");
        }
        words.stream().filter(DiffVerb::isContainer).forEach(DiffVerb::container);
        List<Optional<SecurityProfile>> profiles =
                words.stream().map(this::profile).toList();
        if (!needsEngine()) {
            EngineFacts facts = engine.facts(session().documents());
            return answer(
                    words,
                    facts,
                    policies(profiles, facts).stream().flatMap(Optional::stream).toList());
        }
        try (EngineConnection connection = engine.open();
                Progress progress = new Progress(session().output(), !isJson())) {
            EngineFacts facts = connection.facts();
            LiveVerification live = LiveVerification.on(connection.client()).withProgress(progress);
            return answer(words, facts, look(words, policies(profiles, facts), facts, live));
        } catch (UnreachableProcessException hidden) {
            throw blind(hidden, hidden.reason().remedy());
        } catch (ProbeException blind) {
            throw blind(blind, blind.reason().remedy());
        }
    }

    private static Failure blind(RuntimeException thrown, String remedy) {
        return Failure.unavailable(
                "cannot-look", String.valueOf(thrown.getMessage()).replace("; " + remedy, ""), remedy);
    }

    private Optional<SecurityProfile> profile(String word) {
        if (isContainer(word)) {
            return Optional.empty();
        }
        SecurityProfile profile = session().source().profile(word);
        check(profile);
        return Optional.of(profile);
    }

    private static List<Optional<EffectivePolicy>> policies(
            List<Optional<SecurityProfile>> profiles, EngineFacts facts) {
        return profiles.stream()
                .map(profile -> profile.map(one -> one.toSpec().on(facts)))
                .toList();
    }

    /** The policies, with what is seen of containers in the places that are empty. */
    private static List<EffectivePolicy> look(
            List<String> words, List<Optional<EffectivePolicy>> meant, EngineFacts facts, LiveVerification live) {
        List<EffectivePolicy> known = meant.stream().flatMap(Optional::stream).toList();
        List<EffectivePolicy> wanted = new ArrayList<>(known);
        wanted.add(SecurityProfile.empty().toSpec().on(facts));
        List<EffectivePolicy> policies = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            policies.add(meant.get(i)
                    .orElseGet(() -> live.look(container(word), wanted).policy(known)));
        }
        return policies;
    }

    private static String container(String word) {
        try {
            return new ContainerReference(word.substring(CONTAINER.length())).text();
        } catch (MalformedValueException none) {
            throw Failure.usage("no-container", String.valueOf(none.getMessage()), "");
        }
    }

    private Answer answer(List<String> words, EngineFacts facts, List<EffectivePolicy> policies) {
        Comparison comparison = Comparison.of(policies.get(0), policies.get(1));
        DiffReport report = new DiffReport(words.get(0), words.get(1), engine.title(facts, needsEngine()), comparison);
        return new Answer(
                isJson() ? report.json() : report.text(session().output().paint()),
                report.isAtLeastAsStrict() ? ExitCode.OK : ExitCode.FINDINGS);
    }
}
