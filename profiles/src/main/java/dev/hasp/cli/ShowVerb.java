package dev.hasp.cli;

import dev.hasp.SecurityProfile;
import dev.hasp.document.ProfileDocument;
import picocli.CommandLine.Model.CommandSpec;

/** {@code hasp show}: a profile as the document it could be read from. */
final class ShowVerb extends ProfileVerb {

    ShowVerb(Session session) {
        super(session);
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("show").usageMessage().description("Print a profile as a document, in YAML or JSON.");
        return withProfile(spec);
    }

    @Override
    Answer run() {
        SecurityProfile profile = profile();
        return Answer.ok(isJson() ? ProfileDocument.toJson(profile) : ProfileDocument.toYaml(profile));
    }
}
