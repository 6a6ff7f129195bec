package dev.hasp.selinux;

/**
 * The levels of a process or file, from the one that it works at to the one that it is cleared for.
 *
 * @param low the lowest
 * @param high the highest, which dominates the lowest
 */
public record LevelRange(Level low, Level high) {

    /** Refuses a range that runs downwards. */
    public LevelRange {
        if (!high.dominates(low)) {
            throw new MalformedLabelException(
                    "range",
                    low + "-" + high,
                    "does not run upwards",
                    "expected a high level that dominates the low one");
        }
    }

    /** One level. */
    public static LevelRange of(Level level) {
        return new LevelRange(level, level);
    }

    /**
     * Reads {@code s0}, {@code s0:c1,c2} or {@code s0-s0:c0.c1023}.
     *
     * @throws MalformedLabelException if no policy can hold it
     */
    public static LevelRange parse(String text) {
        int dash = text.indexOf('-');
        Level low = Level.parse(dash < 0 ? text : text.substring(0, dash));
        return dash < 0 ? of(low) : new LevelRange(low, Level.parse(text.substring(dash + 1)));
    }

    /** Whether both ends are one level. */
    public boolean isOne() {
        return low.equals(high);
    }

    /** As the kernel prints it: equal ends once. */
    @Override
    public String toString() {
        return isOne() ? low.toString() : low + "-" + high;
    }
}
