package dev.hasp.cli;

import dev.hasp.engine.SavedFacts;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code hasp facts}: what an engine says of itself, to be saved for later. */
final class FactsVerb extends Verb {

    private final EngineAddress engine;
    private final LoadedProfilesChoice loaded = new LoadedProfilesChoice();

    FactsVerb(Session session) {
        super(session);
        this.engine = new EngineAddress(session.environment());
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("facts")
                .addOption(engine.option())
                .addOption(loaded.option())
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
            String saved = connection.savedFacts();
            return Answer.ok(loaded.of(
                            connection.facts(),
                            Optional.of(connection),
                            session().documents())
                    .map(profiles -> SavedFacts.withAppArmorProfiles(saved, profiles))
                    .orElse(saved));
        }
    }
}
