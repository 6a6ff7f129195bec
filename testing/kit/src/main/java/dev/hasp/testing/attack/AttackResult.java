package dev.hasp.testing.attack;

import java.util.List;

/**
 * How an attack went under a profile.
 *
 * @param attack what was tried
 * @param profile the name of the profile
 * @param verdict how it went
 */
public record AttackResult(Attack attack, String profile, Verdict verdict) {

    /** How it went. */
    public sealed interface Verdict permits Contained, Succeeded, NotTriable {}

    /**
     * Its effect was not seen.
     *
     * @param by what contains it under that profile, each by itself; empty where only the machine does
     * @param evidence the last line that it wrote, such as an error
     */
    public record Contained(List<Guard> by, String evidence) implements Verdict {
        public Contained {
            by = List.copyOf(by);
        }
    }

    /**
     * Its effect was seen.
     *
     * @param evidence what was seen
     */
    public record Succeeded(String evidence) implements Verdict {}

    /**
     * Nothing can be said, because the machine lacks what it is about.
     *
     * @param reason what is lacking
     */
    public record NotTriable(String reason) implements Verdict {}

    /** Whether its effect was seen. */
    public boolean succeeded() {
        return verdict instanceof Succeeded;
    }

    /** Whether it was tried and its effect not seen. */
    public boolean contained() {
        return verdict instanceof Contained;
    }
}
