package dev.hasp.observed;

import java.util.List;
import java.util.function.Function;

/**
 * The container's own cgroup in one hierarchy.
 *
 * @param source the files
 * @param directory where it is
 * @param unified whether it is version 2
 */
record OwnGroup(Source source, String directory, boolean unified) {

    private static final String IN_EVERY_GROUP = "cgroup.procs";

    /** A file of the group. */
    <T> Seen<T> file(String name, Function<String, T> understand) {
        return source.text(path(name), understand);
    }

    /** A file that not every group has, and what it means that this one does not. */
    <T> Seen<T> file(String name, Function<String, T> understand, T otherwise) {
        if (isWithout(name)) {
            return Seen.of(otherwise, path(name) + " does not exist");
        }
        return file(name, understand);
    }

    /** Whether the group is there and the file is not. */
    boolean isWithout(String name) {
        return source.isMissing(source.files().text(path(name)))
                && source.names(directory).value().orElse(List.of()).contains(IN_EVERY_GROUP);
    }

    private String path(String name) {
        return directory + "/" + name;
    }
}
