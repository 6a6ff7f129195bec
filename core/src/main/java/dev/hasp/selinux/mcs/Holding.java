package dev.hasp.selinux.mcs;

import dev.hasp.selinux.LevelRange;
import dev.hasp.text.Quoted;
import java.util.regex.Pattern;

/**
 * Who has which levels.
 *
 * @param holder the name of a container, of a job or of a group of containers: up to 255 visible ASCII characters
 * @param range the levels
 */
public record Holding(String holder, LevelRange range) {

    private static final Pattern HOLDER = Pattern.compile("[!-~]{1,255}");

    /** Refuses a holder that is no name. */
    public Holding {
        checkHolder(holder);
    }

    /** Refuses a holder that is no name. */
    static String checkHolder(String holder) {
        if (!HOLDER.matcher(holder).matches()) {
            throw new IllegalArgumentException("holder of a level: " + Quoted.of(holder)
                    + " is no name; expected 1 to 255 visible ASCII characters, such as the name or id of a container");
        }
        return holder;
    }

    /** Whether processes of one reach files of the other, by their levels. */
    boolean reaches(LevelRange other) {
        return range.high().dominates(other.low()) || other.high().dominates(range.low());
    }

    /** Its holder and levels, as in {@code job-7 s0:c1,c2}. */
    @Override
    public String toString() {
        return holder + " " + range;
    }
}
