package dev.hasp.apparmor;

import java.util.Optional;

/**
 * What a profile says about one thing that a program may want to do.
 *
 * @param verdict whether it may
 * @param known what the rules that are known say by themselves; differs from the verdict where that is {@code UNKNOWN}
 * @param rule the rule that decides, unless none does
 * @param reason why, in words
 */
public record AppArmorDecision(Verdict verdict, Verdict known, Optional<Rule> rule, String reason) {

    /** An answer. */
    public enum Verdict {
        ALLOWED,
        DENIED,
        /** It depends on text that is not given, or on what profiles of this kind do not tell exactly. */
        UNKNOWN
    }

    /** Whether it is permitted for certain. */
    public boolean isAllowed() {
        return verdict == Verdict.ALLOWED;
    }

    /** Whether it is denied for certain. */
    public boolean isDenied() {
        return verdict == Verdict.DENIED;
    }

    /** Such as {@code DENIED: no rule permits it}. */
    @Override
    public String toString() {
        return verdict + ": " + reason;
    }
}
