package dev.hasp.cli;

import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineFactsException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/** The engine that a profile is looked at on: one that answers, or what is known of one. */
final class EngineChoice {

    private final EngineAddress engine;
    private final OptionSpec facts =
            Verb.option("--facts", "FILE", "What hasp facts printed, or - for standard input, in place of an engine.");
    private final OptionSpec docker;
    private final boolean fresh;

    private EngineChoice(Map<String, String> environment, boolean fresh, String version) {
        this.engine = new EngineAddress(environment);
        this.fresh = fresh;
        this.docker = Verb.option("--docker", "VERSION", version);
    }

    /** One that is asked where nobody names another; of a version alone only that is known which the version tells. */
    static EngineChoice asking(Map<String, String> environment) {
        return new EngineChoice(environment, false, "Docker of that version, as far as the version tells.");
    }

    /** The newest Docker as a fresh installation has it, where nobody names another engine or version. */
    static EngineChoice assuming(Map<String, String> environment) {
        return new EngineChoice(
                environment, true, "Docker of that version as a fresh installation has it; default: the newest known.");
    }

    List<OptionSpec> options() {
        return List.of(engine.option(), facts, docker);
    }

    /** Whether the caller named an engine that answers. */
    boolean isAddress() {
        return engine.isGiven();
    }

    /** Whether the caller said what is known of one. */
    boolean isKnown() {
        return facts.getValue() != null || docker.getValue() != null;
    }

    /** Ends the command where more than one is named. */
    void check() {
        long named = Stream.of(engine.isGiven(), facts.getValue() != null, docker.getValue() != null)
                .filter(given -> given)
                .count();
        if (named > 1) {
            throw Failure.usage(
                    "engine-twice", "more than one of --engine, --facts and --docker is given", "give one of them");
        }
    }

    /** What is known of it; empty where an engine is to be asked. */
    Optional<EngineFacts> known(Documents documents) {
        try {
            if (docker.getValue() != null) {
                return Optional.of(
                        fresh ? EngineFacts.plainDocker(docker.getValue()) : EngineFacts.docker(docker.getValue()));
            }
            if (facts.getValue() != null) {
                return Optional.of(EngineFacts.parse(documents.text(facts.getValue())));
            }
            return Optional.empty();
        } catch (EngineFactsException refusal) {
            throw Failure.usage("engine-facts", String.valueOf(refusal.getMessage()), "");
        }
    }

    /** What it is: as it answers, as the caller knows, or else the newest Docker as a fresh installation has it. */
    EngineFacts facts(Documents documents) {
        if (isAddress()) {
            try (EngineConnection connection = open()) {
                return connection.facts();
            }
        }
        return known(documents).orElseGet(AssumedEngine::facts);
    }

    /** What an answer says that it was judged by. */
    String title(EngineFacts facts, boolean isAsked) {
        boolean isFresh = fresh && !isAsked && this.facts.getValue() == null;
        return facts.title() + (isFresh ? AssumedEngine.AS_FRESH : "");
    }

    /** Connects to the one that answers. */
    EngineConnection open() {
        return EngineConnection.open(engine.url());
    }
}
