package dev.hasp.apparmor;

/** What is done with a file, without running it ({@code apparmor.d(5)}, File Access Modes). */
public enum FilePermission {
    READ('r'),
    /** Also creating, removing and renaming. */
    WRITE('w'),
    /** Writing at the end; a rule has this or {@link #WRITE}. */
    APPEND('a'),
    /** Mapping as code. */
    MAP('m'),
    LOCK('k'),
    /** Making a hard link. */
    LINK('l');

    private final char letter;

    FilePermission(char letter) {
        this.letter = letter;
    }

    /** The letter in rules. */
    public char letter() {
        return letter;
    }
}
