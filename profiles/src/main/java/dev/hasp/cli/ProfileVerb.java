package dev.hasp.cli;

import dev.hasp.SecurityProfile;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A verb that works on one profile and the layers put over it. */
abstract class ProfileVerb extends Verb {

    private final PositionalParamSpec word = profileWord();
    private final Layers layers;

    ProfileVerb(Session session) {
        super(session);
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

    private String name() {
        return Optional.<String>ofNullable(word.getValue()).orElseThrow();
    }
}
