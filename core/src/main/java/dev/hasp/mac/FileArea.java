package dev.hasp.mac;

import dev.hasp.apparmor.PathGlob;
import dev.hasp.text.Quoted;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * A directory or file of a container with all below it, but some.
 *
 * @param path a clean path
 * @param others clean paths below it that do not belong to it
 * @param control what decides on it
 */
record FileArea(String path, SortedSet<String> others, String control) {

    static final String PROC = "/proc";

    /** Docker makes them read-only unless told otherwise; the default's denials leave little but processes' files then. */
    private static final List<String> CLOSED_IN_PROC = List.of("/proc/bus", "/proc/sys");

    private static final PathGlob FILES_OF_PROCESSES = PathGlob.of("/proc/[1-9]*/{,**}");

    /** What matches its files and no others. */
    List<PathGlob> globs() {
        return PathsOutside.of(path, others);
    }

    /** What matches those of its files that the engine's default lets be written. */
    List<PathGlob> writableGlobs() {
        return isUsualProc() ? List.of(FILES_OF_PROCESSES) : globs();
    }

    private boolean isUsualProc() {
        return path.equals(PROC)
                && others.containsAll(CLOSED_IN_PROC)
                && others.stream().noneMatch(other -> Character.isDigit(other.charAt(PROC.length() + 1)));
    }

    /** Such as {@code mounts: writing below "/data", but not "/data/in"}. */
    String note(String what) {
        String but = others.isEmpty()
                ? ""
                : ", but not " + others.stream().map(Quoted::of).collect(Collectors.joining(", "));
        return control + ": " + what + " below " + Quoted.of(path) + but;
    }
}
