package dev.hasp.cli;

import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.algebra.InexpressibleProfileException;
import dev.hasp.seccomp.algebra.ProfileAlgebra;
import dev.hasp.seccomp.filter.Libseccomp;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code hasp seccomp merge} and {@code intersect}: one profile of several, exact in every argument. */
final class SeccompCombineVerb extends SeccompVerb {

    /** How profiles are combined. */
    enum Operation {
        /** Whatever any of them permits. */
        MERGE("merge", "Print a profile that permits exactly the calls that any of the profiles permits."),
        /** Only what all of them permit. */
        INTERSECT("intersect", "Print a profile that permits exactly the calls that all of the profiles permit.");

        private final String verb;
        private final String description;

        Operation(String verb, String description) {
            this.verb = verb;
            this.description = description;
        }

        ResolvedProfile combine(ProfileAlgebra algebra, ResolvedProfile first, ResolvedProfile second) {
            return this == MERGE ? algebra.union(first, second) : algebra.intersection(first, second);
        }
    }

    private final Operation operation;

    SeccompCombineVerb(Session session, Operation operation) {
        super(session, "PROFILE", "2..*");
        this.operation = operation;
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name(operation.verb).usageMessage().description(operation.description);
        return withProfiles(spec, true);
    }

    @Override
    Answer run() {
        ProfileAlgebra algebra = ProfileAlgebra.of(host().runtime(), Libseccomp.DEBIAN_12);
        List<ResolvedProfile> profiles =
                words().stream().map(word -> resolve(document(word))).toList();
        try {
            return Answer.ok(profiles.stream()
                    .reduce((first, second) -> operation.combine(algebra, first, second))
                    .orElseThrow()
                    .toPrettyJson());
        } catch (InexpressibleProfileException refusal) {
            throw Failure.findings(List.of(Issue.usage(
                    "inexpressible-seccomp",
                    String.valueOf(refusal.getMessage()),
                    "combine fewer or simpler profiles")));
        }
    }
}
