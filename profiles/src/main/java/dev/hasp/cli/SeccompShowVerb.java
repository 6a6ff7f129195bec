package dev.hasp.cli;

import picocli.CommandLine.Model.CommandSpec;

/** {@code hasp seccomp show}: a profile in the one form that it is written in here. */
final class SeccompShowVerb extends SeccompVerb {

    SeccompShowVerb(Session session) {
        super(session, "PROFILE", "1");
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("show").usageMessage().description("Print a profile in a stable order, one name a line.");
        return withProfiles(spec, false);
    }

    @Override
    Answer run() {
        return Answer.ok(document(words().get(0)).profile().toPrettyJson());
    }
}
