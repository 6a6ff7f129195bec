package dev.hasp.selinux.mcs;

import java.util.List;

/**
 * What became of the levels that were found on containers.
 *
 * @param reserved those that no one held before, and that are kept from others now
 * @param replaced what holders had before that were found with other levels
 * @param conflicts those that are not apart from another holder's
 * @param openToAll those that cannot be kept apart from any container: without a category, or with all
 */
public record Observation(
        List<Holding> reserved, List<Holding> replaced, List<Conflict> conflicts, List<Holding> openToAll) {

    /** Copies. */
    public Observation {
        reserved = List.copyOf(reserved);
        replaced = List.copyOf(replaced);
        conflicts = List.copyOf(conflicts);
        openToAll = List.copyOf(openToAll);
    }

    /**
     * Levels of two holders of which one reaches the other.
     *
     * @param found found on a container
     * @param held held by another
     */
    public record Conflict(Holding found, Holding held) {

        @Override
        public String toString() {
            return found + " is not apart from " + held;
        }
    }
}
