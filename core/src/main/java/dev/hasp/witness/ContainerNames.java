package dev.hasp.witness;

import java.util.Optional;
import java.util.regex.Pattern;

/** Containers and networks, which engines find by name, by id, or by the beginning of an id. */
public final class ContainerNames {

    private static final Pattern PERHAPS_ID = Pattern.compile("[0-9a-f]{1,64}");

    private ContainerNames() {}

    /** Whether two references mean the same; empty where one could be the id of what the other names. */
    public static Optional<Boolean> areSame(String one, String other) {
        if (one.equals(other)) {
            return Optional.of(true);
        }
        boolean perhaps =
                PERHAPS_ID.matcher(one).matches() || PERHAPS_ID.matcher(other).matches();
        return perhaps ? Optional.empty() : Optional.of(false);
    }
}
