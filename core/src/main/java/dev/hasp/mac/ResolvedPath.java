package dev.hasp.mac;

import dev.hasp.control.CleanPath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Where a path leads when every link is followed, as the engine follows them before it relabels (moby
 * {@code volume/mounts} {@code MountPoint.Setup}, Go {@code filepath.EvalSymlinks}).
 *
 * @param path without links; as far as they are known, where they are not
 * @param unknown why it may lead elsewhere, where nobody can tell
 */
record ResolvedPath(String path, Optional<String> unknown) {

    /** Go filepath.walkSymlinks gives up there; path_resolution(7) and the kernel already at 40. */
    private static final int MOST_LINKS = 255;

    /** Follows a path; the engine cleans it by its text first (moby {@code volume/mounts} linux parser). */
    static ResolvedPath of(String source, HostTree host) {
        Deque<String> left = parts(CleanPath.of(source));
        List<String> done = new ArrayList<>();
        int links = 0;
        while (!left.isEmpty()) {
            String part = left.removeFirst();
            if (part.equals("..")) {
                if (!done.isEmpty()) {
                    done.remove(done.size() - 1);
                }
                continue;
            }
            done.add(part);
            HostTree.Entry entry = host.look(path(done));
            if (entry instanceof HostTree.Entry.Link link) {
                if (++links > MOST_LINKS) {
                    return new ResolvedPath(path(done), Optional.of("links lead in a circle"));
                }
                done.remove(done.size() - 1);
                if (link.target().startsWith("/")) {
                    done.clear();
                }
                parts(link.target()).descendingIterator().forEachRemaining(left::addFirst);
            } else if (entry instanceof HostTree.Entry.Unknown unknown) {
                String at = path(done);
                left.stream().filter(next -> !next.equals("..")).forEach(done::add);
                return new ResolvedPath(path(done), Optional.of(at + " cannot be looked at: " + unknown.why()));
            }
            // what is missing the engine makes, as directories that are no links
        }
        return new ResolvedPath(path(done), Optional.empty());
    }

    private static Deque<String> parts(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return parts;
    }

    private static String path(List<String> parts) {
        return "/" + String.join("/", parts);
    }
}
