package dev.hasp.engine;

/** Text that tells no facts of an engine: where, what was found, what was expected, and what to do. */
public final class EngineFactsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String member;
    private final String expected;

    EngineFactsException(String member, String found, String expected, String remedy) {
        super("engine facts: " + member + ": found " + found + "; expected " + expected + "; " + remedy);
        this.member = member;
        this.expected = expected;
    }

    /** The member at fault, such as {@code info.NCPU}. */
    public String member() {
        return member;
    }

    /** What was expected there. */
    public String expected() {
        return expected;
    }
}
