package dev.hasp.host;

import dev.hasp.mac.HostTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * This host's files, for an engine of this host whose root directory is this process's. Nothing is remembered: each
 * question looks again.
 */
public final class HostPaths implements HostTree {

    private static final Path MOUNTS = Path.of("/proc/self/mountinfo");

    /** proc_pid_mountinfo(5): the fifth field is the mount point, with white space and backslash in octal. */
    private static final int MOUNT_POINT = 4;

    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

    private final Path mounts;

    private HostPaths(Path mounts) {
        this.mounts = mounts;
    }

    /** The files of this host, as this user may see them. */
    public static HostTree ofThisHost() {
        return new HostPaths(MOUNTS);
    }

    static HostTree withMounts(Path mountinfo) {
        return new HostPaths(mountinfo);
    }

    @Override
    public Entry look(String path) {
        try {
            return new Entry.Link(Files.readSymbolicLink(Path.of(path)).toString());
        } catch (NotLinkException plain) {
            return new Entry.Plain();
        } catch (NoSuchFileException missing) {
            return new Entry.Missing();
        } catch (AccessDeniedException hidden) {
            return new Entry.Unknown("this user may not look");
        } catch (IOException | InvalidPathException strange) {
            return new Entry.Unknown(String.valueOf(strange.getMessage()));
        }
    }

    @Override
    public List<String> mountPoints() {
        List<String> points = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(mounts, StandardCharsets.ISO_8859_1)) {
                String[] fields = line.split(" ", -1);
                if (fields.length > MOUNT_POINT) {
                    points.add(unescaped(fields[MOUNT_POINT]));
                }
            }
        } catch (IOException notLinux) {
            return List.of();
        }
        return List.copyOf(points);
    }

    /** The kernel escapes bytes, and the rest of the name is UTF-8 as a rule. */
    private static String unescaped(String field) {
        String bytes = OCTAL.matcher(field)
                .replaceAll(
                        octal -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(octal.group(1), 8))));
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
