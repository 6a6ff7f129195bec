package dev.hasp.inforce;

import dev.hasp.effective.Sharing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of the host an OCI configuration refers to by number.
 *
 * @param containers the name of each container that others may join, by the id of its first process
 */
record OciHost(Map<Long, String> containers) {

    private static final Path DEV = Path.of("/dev");

    /** Whose namespace is at a path: {@code /proc/PID/ns/...} of a container, or the engine's own. */
    Sharing owner(String path) {
        String[] parts = path.split("/", -1);
        return parts.length > 2 && parts[1].equals("proc")
                ? Optional.ofNullable(containers.get(Long.parseLong(parts[2])))
                        .map(Sharing::container)
                        .orElseThrow(() -> new IllegalStateException("nobody's namespace: " + path))
                : Sharing.host();
    }

    /** The block device of those numbers, by its path right below /dev. */
    static String blockDevice(long major, long minor) {
        try (Stream<Path> nodes = Files.list(DEV)) {
            return nodes.filter(OciHost::isBlock)
                    .filter(node -> number(node) == ((major << 8) | minor))
                    .findFirst()
                    .map(Path::toString)
                    .orElse(major + ":" + minor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A block device, of any kind. */
    static Optional<String> anyBlockDevice() {
        try (Stream<Path> nodes = Files.list(DEV)) {
            return nodes.filter(OciHost::isBlock).map(Path::toString).sorted().findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isBlock(Path node) {
        return (attribute(node, "unix:mode") & 0170000) == 0060000;
    }

    private static long number(Path node) {
        return attribute(node, "unix:rdev");
    }

    private static long attribute(Path node, String name) {
        try {
            return ((Number) Files.getAttribute(node, name)).longValue();
        } catch (IOException gone) {
            return 0;
        }
    }
}
