package dev.hasp.danger;

import java.util.List;

/**
 * Whether a condition holds in a policy.
 *
 * @param state whether it does
 * @param facts what is known to be so, as clauses after "it"
 * @param gaps what is not known, as clauses of their own; none unless the state is {@link State#UNKNOWN}
 */
record Answer(State state, List<String> facts, List<String> gaps) {

    /** What an answer can be. */
    enum State {
        YES,
        NO,
        UNKNOWN
    }

    private static final Answer NO = new Answer(State.NO, List.of(), List.of());

    static Answer yes(String fact) {
        return new Answer(State.YES, List.of(fact), List.of());
    }

    /** Holds, and goes without saying. */
    static Answer silently() {
        return new Answer(State.YES, List.of(), List.of());
    }

    static Answer no() {
        return NO;
    }

    static Answer unknown(String gap) {
        return new Answer(State.UNKNOWN, List.of(), List.of(gap));
    }

    static Answer when(boolean holds, String fact) {
        return holds ? yes(fact) : no();
    }

    boolean isNo() {
        return state == State.NO;
    }

    boolean isYes() {
        return state == State.YES;
    }
}
