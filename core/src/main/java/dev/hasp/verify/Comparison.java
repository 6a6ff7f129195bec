package dev.hasp.verify;

/**
 * How what is seen relates to what is meant.
 *
 * @param verdict in force, different, or not to be told
 * @param note what differs, or why it cannot be told
 */
record Comparison(Verdict verdict, String note) {

    private static final Comparison SAME = new Comparison(Verdict.IN_FORCE, "");

    static Comparison same() {
        return SAME;
    }

    static Comparison differs(String how) {
        return new Comparison(Verdict.DIFFERS, how);
    }

    static Comparison cannotTell(String why) {
        return new Comparison(Verdict.NOT_SEEN, why);
    }
}
