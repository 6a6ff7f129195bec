package dev.hasp.mac;

import java.util.List;
import java.util.Map;

/** The files of an engine's host, as far as links and mounts go. */
public interface HostTree {

    /** What stands at a path. */
    sealed interface Entry {

        /**
         * A symbolic link.
         *
         * @param target its text, absolute or relative to the directory that it is in
         */
        record Link(String target) implements Entry {}

        /** A directory, a file or anything else that is no link. */
        record Plain() implements Entry {}

        /** Nothing. */
        record Missing() implements Entry {}

        /**
         * Nobody can tell.
         *
         * @param why such as that this user may not look
         */
        record Unknown(String why) implements Entry {}
    }

    /**
     * What stands at a path.
     *
     * @param path absolute; no directory above it is a link
     */
    Entry look(String path);

    /** Where file systems are mounted, in any order. */
    List<String> mountPoints();

    /**
     * A tree in which these are the symbolic links, by path, and all else is there and no link; nothing is mounted.
     */
    static HostTree of(Map<String, String> links) {
        Map<String, String> known = Map.copyOf(links);
        return new HostTree() {
            @Override
            public Entry look(String path) {
                String target = known.get(path);
                return target == null ? new Entry.Plain() : new Entry.Link(target);
            }

            @Override
            public List<String> mountPoints() {
                return List.of();
            }
        };
    }
}
