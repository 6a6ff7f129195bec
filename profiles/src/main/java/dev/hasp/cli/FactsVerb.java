package dev.hasp.cli;

import picocli.CommandLine.Model.CommandSpec;

/** {@code hasp facts}: what an engine says of itself, to be saved for later. */
final class FactsVerb extends Verb {

    private final EngineAddress engine;

    FactsVerb(Session session) {
        super(session);
        this.engine = new EngineAddress(session.environment());
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("facts")
                .addOption(engine.option())
                .usageMessage()
                .description("Print what an engine is, in JSON, for preflight --facts.");
        return spec;
    }

    @Override
    boolean needsEngine() {
        return true;
    }

    @Override
    Answer run() {
        try (EngineConnection connection = EngineConnection.open(engine.url())) {
            connection.facts();
            return Answer.ok(connection.savedFacts());
        }
    }
}
