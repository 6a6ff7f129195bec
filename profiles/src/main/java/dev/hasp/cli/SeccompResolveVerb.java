package dev.hasp.cli;

import picocli.CommandLine.Model.CommandSpec;

/** {@code hasp seccomp resolve}: what the engine makes of a profile for one container, as the OCI object. */
final class SeccompResolveVerb extends SeccompVerb {

    SeccompResolveVerb(Session session) {
        super(session, "PROFILE", "1");
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("resolve")
                .usageMessage()
                .description("Print the OCI seccomp object that an engine makes of a profile for one container.")
                .footer(
                        "",
                        "Example:",
                        "  hasp seccomp resolve --arch amd64 --kernel 6.1 --caps CAP_CHOWN,CAP_KILL profile.json");
        return withProfiles(spec, true);
    }

    @Override
    Answer run() {
        return Answer.ok(resolve(document(words().get(0))).toPrettyJson());
    }
}
