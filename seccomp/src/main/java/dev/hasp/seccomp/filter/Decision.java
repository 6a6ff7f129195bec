package dev.hasp.seccomp.filter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happens with a call, and why. */
public final class Decision {

    /** The kinds of reasons. */
    public enum Cause {
        /** A rule of the profile matched. */
        RULE,
        /** No rule matched. */
        DEFAULT,
        /** The number is above all that the profile names on this architecture: runc's stub. */
        ENOSYS_STUB,
        /** The filter does not cover the architecture. */
        FOREIGN_ARCHITECTURE
    }

    private final Verdict verdict;
    private final Cause cause;
    private final @Nullable FilterRule rule;

    private Decision(Verdict verdict, Cause cause, @Nullable FilterRule rule) {
        this.verdict = verdict;
        this.cause = cause;
        this.rule = rule;
    }

    static Decision by(FilterRule rule) {
        return new Decision(rule.verdict(), Cause.RULE, rule);
    }

    static Decision by(Cause cause, Verdict verdict) {
        return new Decision(verdict, cause, null);
    }

    public Verdict verdict() {
        return verdict;
    }

    public Cause cause() {
        return cause;
    }

    /** The rule that decided, if one did. */
    public Optional<FilterRule> rule() {
        return Optional.ofNullable(rule);
    }

    /** The reason in words, such as {@code rule 12 (personality) if arg0 == 0x8}. */
    public String explanation() {
        return switch (cause) {
            case RULE -> String.valueOf(rule);
            case DEFAULT -> "default action: no rule of the profile matches";
            case ENOSYS_STUB -> "runtime: the number is above all that the profile names on this architecture";
            case FOREIGN_ARCHITECTURE -> "libseccomp: the filter does not cover this architecture";
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Decision that
                && that.verdict.equals(verdict)
                && that.cause == cause
                && that.rule().equals(rule());
    }

    @Override
    public int hashCode() {
        return 31 * verdict.hashCode() + cause.hashCode();
    }

    @Override
    public String toString() {
        return verdict + " by " + explanation();
    }
}
