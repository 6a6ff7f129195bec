package dev.hasp.inforce;

import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Two profiles of which one permits something that the other denies, and how to try it.
 *
 * @param name what is tried
 * @param witness the words with which a comparison says it, as a pattern
 * @param permitting the profile that permits it
 * @param denying the profile that denies it
 * @param attempt commands of sh that end with 0 exactly if it could be done
 * @param refusal what the one that denies it makes of the attempt, as a pattern found in what it writes
 */
record Pair(
        String name, Pattern witness, SecuritySpec permitting, SecuritySpec denying, String attempt, Pattern refusal) {

    /** What to decide beside what both have. */
    interface Decisions extends UnaryOperator<SecurityProfile.Builder> {}

    static Pair of(
            String name, String witness, Decisions permitting, Decisions denying, String attempt, String refusal) {
        return new Pair(
                name,
                Pattern.compile(witness),
                spec(permitting),
                spec(denying),
                attempt.strip(),
                Pattern.compile(refusal, Pattern.CASE_INSENSITIVE));
    }

    private static SecuritySpec spec(Decisions decisions) {
        return decisions.apply(Pairs.base()).build().toSpec();
    }

    @Override
    public String toString() {
        return name;
    }
}
