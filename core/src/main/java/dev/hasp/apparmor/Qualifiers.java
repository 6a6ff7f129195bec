package dev.hasp.apparmor;

/**
 * The words before a rule.
 *
 * @param audit whether each use is logged
 * @param access whether it permits or denies
 */
public record Qualifiers(boolean audit, Access access) {

    /** Permits, unlogged. */
    public static final Qualifiers ALLOW = new Qualifiers(false, Access.ALLOW);

    /** Denies, unlogged. */
    public static final Qualifiers DENY = new Qualifiers(false, Access.DENY);

    /** The same, logged. */
    public Qualifiers audited() {
        return new Qualifiers(true, access);
    }
}
