package dev.hasp.ceiling;

import dev.hasp.meaning.AskedValue;

/**
 * A demand as a rule of a ceiling.
 *
 * @param ceiling the name of the ceiling that has it
 * @param rule the name of the rule in that ceiling, the demand's key unless it has one of its own
 * @param demand what it demands
 */
public record Requirement(String ceiling, String rule, Demand demand) {

    public Requirement {
        check(ceiling);
        check(rule);
    }

    /** A name stands in messages as it is. */
    private static void check(String name) {
        if (name.isBlank()
                || !AskedValue.plain(name).equals(name)
                || name.chars().anyMatch(c -> c >= 0xd800)) {
            throw new IllegalArgumentException("name \"" + AskedValue.plain(name)
                    + "\" is no name of a ceiling or rule; expected up to 80 letters, digits and the like");
        }
    }

    /** A demand under its own key. */
    public static Requirement of(String ceiling, Demand demand) {
        return new Requirement(ceiling, demand.key(), demand);
    }

    /** Such as {@code site: pidsAtMost: at most 256 processes and threads}. */
    @Override
    public String toString() {
        return ceiling + ": " + rule + ": " + demand;
    }
}
