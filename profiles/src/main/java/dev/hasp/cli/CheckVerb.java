package dev.hasp.cli;

import dev.hasp.SecurityProfile;
import dev.hasp.probe.LiveVerification;
import dev.hasp.verify.Verification;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code hasp check}: asked, meant, in force, as a container that already runs shows. */
final class CheckVerb extends VerificationVerb {

    private final PositionalParamSpec container = PositionalParamSpec.builder()
            .paramLabel("CONTAINER")
            .index("0")
            .arity("1")
            .required(true)
            .type(String.class)
            .description("A running container's name or id.")
            .build();

    CheckVerb(Session session) {
        super(session, "1");
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("check")
                .addPositional(container)
                .usageMessage()
                .description("Say whether a profile is in force in a container that already runs, looked at from"
                        + " outside: as root on the engine's host. A difference ends it with 1.");
        return withEngine(spec);
    }

    @Override
    Verification verify(LiveVerification live, SecurityProfile profile) {
        String name = Optional.<String>ofNullable(container.getValue()).orElseThrow();
        return live.check(name, profile.toSpec());
    }
}
