package dev.hasp;

import java.util.List;

/** A spec that no rule has seen: a target must not depend on the rules to stay true. */
public final class UncheckedSpec {

    private UncheckedSpec() {}

    /** The profile as it is. */
    public static SecuritySpec of(SecurityProfile profile) {
        return new SecuritySpec(profile, List.of());
    }
}
