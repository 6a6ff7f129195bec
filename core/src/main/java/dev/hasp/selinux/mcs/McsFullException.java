package dev.hasp.selinux.mcs;

/** No pair of categories is left: as many are held as there are, or what is reserved reaches the rest. */
public final class McsFullException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    McsFullException(String holder, int held) {
        super("no level is left for " + holder + ": " + held
                + " holders have levels, and every pair of categories of the"
                + " pool is held or reached by what is reserved; release the levels of containers that are gone");
    }
}
