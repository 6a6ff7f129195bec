package dev.hasp.cli;

import dev.hasp.SecurityProfile;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A verb that works on one profile and the layers put over it. */
abstract class ProfileVerb extends Verb {

    private final PositionalParamSpec word;
    private final Layers layers;

    ProfileVerb(Session session) {
        this(session, "0");
    }

    /** @param index where the profile stands among the words, from 0 */
    ProfileVerb(Session session, String index) {
        super(session);
        this.word = profileWord(index);
        this.layers = new Layers(session.source());
    }

    final CommandSpec withProfile(CommandSpec spec) {
        spec.addPositional(word);
        layers.options().forEach(spec::addOption);
        return spec;
    }

    /** The profile that was asked for, with its layers, without errors. */
    final SecurityProfile profile() {
        SecurityProfile profile = layers.on(session().source().profile(name()));
        check(profile);
        return profile;
    }

    /** The word that named it. */
    final String name() {
        return Optional.<String>ofNullable(word.getValue()).orElseThrow();
    }
}
