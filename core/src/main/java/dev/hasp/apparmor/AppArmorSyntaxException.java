package dev.hasp.apparmor;

/** A text is no AppArmor profile, or one with parts that Hasp does not read; says where and why. */
public final class AppArmorSyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final String found;
    private final String expected;

    AppArmorSyntaxException(int line, int column, String found, String expected) {
        super("AppArmor profile, line " + line + ", column " + column + ": found " + found + "; " + expected);
        this.line = line;
        this.column = column;
        this.found = found;
        this.expected = expected;
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }

    /** The column, from 1, in UTF-16 units. */
    public int column() {
        return column;
    }

    /** What stands there, quoted and shortened, or {@code the end}. */
    public String found() {
        return found;
    }

    /** What could stand there, or why this cannot. */
    public String expected() {
        return expected;
    }
}
