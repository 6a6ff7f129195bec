package dev.hasp.cli;

import dev.hasp.SecurityProfile;
import dev.hasp.probe.LiveVerification;
import dev.hasp.probe.Side;
import dev.hasp.verify.Verification;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code hasp verify}: asked, meant, in force, as a container under the profile shows. */
final class VerifyVerb extends VerificationVerb {

    private final OptionSpec image = option(
            "--image",
            "IMAGE",
            "An image that the engine has, to look in; default: one that holds nothing but a probe.");

    private final OptionSpec from = option(
            "--from",
            "SIDE",
            "inside: by a probe in the container; outside: in the /proc of the engine's host, as root there; default:"
                    + " inside, and outside where the profile's filter lets no probe read.");

    VerifyVerb(Session session) {
        super(session, "0");
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("verify")
                .addOption(image)
                .addOption(from)
                .usageMessage()
                .description("Start a container under a profile and say whether it is in force. A difference ends it"
                        + " with 1.");
        return withEngine(spec);
    }

    @Override
    Verification verify(LiveVerification live, SecurityProfile profile) {
        Optional<String> named = Optional.ofNullable(image.getValue());
        LiveVerification there = named.map(live::withImage).orElse(live);
        return side().map(there::from).orElse(there).run(profile.toSpec());
    }

    @Override
    void checkOptions() {
        side();
    }

    private Optional<Side> side() {
        return Optional.<String>ofNullable(from.getValue())
                .map(word -> Arrays.stream(Side.values())
                        .filter(side -> side.toString().equals(word))
                        .findFirst()
                        .orElseThrow(() -> Failure.usage(
                                "unknown-side",
                                "--from " + word + " is not known",
                                "expected one of " + Arrays.toString(Side.values()))));
    }
}
