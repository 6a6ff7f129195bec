package dev.hasp.selinux.mcs;

import dev.hasp.selinux.Level;
import dev.hasp.selinux.LevelRange;

/** How far a range of levels can be kept apart from pairs of categories. */
enum Reach {
    /** From some of them. */
    SOME("it can"),

    /** Its files have no category, so every process has enough. */
    REACHED_BY_ALL("every container reaches files without a category"),

    /** Its processes have all categories. */
    REACHES_ALL("a process with all categories reaches the files of every container");

    private final String because;

    Reach(String because) {
        this.because = because;
    }

    static Reach of(LevelRange range) {
        if (range.high().categories().size() == Level.CATEGORIES) {
            return REACHES_ALL;
        }
        Level low = range.low();
        return low.sensitivity() == 0 && low.categories().isEmpty() ? REACHED_BY_ALL : SOME;
    }

    String because() {
        return because;
    }
}
