package dev.hasp.cli;

import java.util.Optional;

/** The version that the command tells. */
final class Version {

    private Version() {}

    /** From the manifest of the jar; outside of one there is none. */
    static String text() {
        return "hasp "
                + Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                        .orElse("(not packaged)");
    }
}
