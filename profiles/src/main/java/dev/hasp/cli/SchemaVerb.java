package dev.hasp.cli;

import dev.hasp.document.ProfileDocument;
import picocli.CommandLine.Model.CommandSpec;

/** {@code hasp schema}: what editors need to help with a document. */
final class SchemaVerb extends Verb {

    SchemaVerb(Session session) {
        super(session);
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("schema").usageMessage().description("Print the JSON Schema of documents, for editors.");
        return spec;
    }

    @Override
    Answer run() {
        return Answer.ok(ProfileDocument.schema());
    }
}
