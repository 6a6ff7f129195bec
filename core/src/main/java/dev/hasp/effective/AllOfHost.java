package dev.hasp.effective;

import java.util.Set;

/**
 * Entries that hold everything the host has of a kind. What that is the engine does not tell, so that they have no value;
 * yet nothing of the kind is beyond them.
 */
public final class AllOfHost {

    /** Every device node. */
    public static final Reason DEVICES =
            Reason.of("privileged has every device of the host, which the engine does not tell");

    /** Every processor. */
    public static final Reason PROCESSORS = Reason.of("every processor of the host, which the engine does not tell");

    /** Every memory node. */
    public static final Reason MEMORY_NODES =
            Reason.of("every memory node of the host, which the engine does not tell");

    private static final Set<Reason> ALL = Set.of(DEVICES, PROCESSORS, MEMORY_NODES);

    private AllOfHost() {}

    /** Whether an entry holds everything, by its last reason. */
    public static boolean is(Entry<?> entry) {
        return entry.value().isEmpty() && ALL.contains(entry.lastReason());
    }
}
