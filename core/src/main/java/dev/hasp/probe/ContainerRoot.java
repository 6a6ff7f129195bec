package dev.hasp.probe;

import dev.hasp.observed.KernelFiles.Answer;
import dev.hasp.observed.KernelFiles.Answer.Content;
import dev.hasp.observed.KernelFiles.Answer.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The container's files, by {@code /proc/PID/root}. A symbolic link is never followed: the container may have made it,
 * and an absolute one would lead to the files of who looks.
 */
final class ContainerRoot {

    private static final int MOST = 10_000;
    private static final String TERMINALS = "/dev/pts";

    private static final int TYPE = 0170000;
    private static final int CHARACTER = 0020000;
    private static final int BLOCK = 0060000;
    private static final int DIRECTORY = 0040000;
    private static final int LINK = 0120000;

    private final Path root;

    ContainerRoot(Path root) {
        this.root = root;
    }

    Answer<List<String>> names(String path) {
        Path here = root;
        for (Path step : Path.of(path).normalize()) {
            here = here.resolve(step);
            try {
                if (type(here) == LINK) {
                    return new Refused<>("ELOOP");
                }
            } catch (IOException refused) {
                return new Refused<>(HostFile.error(refused));
            }
        }
        return HostFile.names(here);
    }

    /** The device nodes below a directory. */
    Answer<List<String>> devices(String path) {
        List<String> nodes = new ArrayList<>();
        List<String> directories = new ArrayList<>(List.of(path));
        int looked = 0;
        for (int next = 0; next < directories.size(); next++) {
            String directory = directories.get(next);
            Answer<List<String>> names = names(directory);
            if (!(names instanceof Content<List<String>> content)) {
                if (next == 0 || !isGone(names)) {
                    return names;
                }
                continue;
            }
            looked += content.value().size();
            if (looked > MOST) {
                return new Refused<>("holds more than " + MOST + " files");
            }
            for (String name : content.value()) {
                String found = directory + "/" + name;
                try {
                    switch (type(root.resolve(found.substring(1)))) {
                        case CHARACTER, BLOCK -> nodes.add(found);
                        case DIRECTORY -> {
                            if (!found.equals(TERMINALS)) {
                                directories.add(found);
                            }
                        }
                        default -> {}
                    }
                } catch (IOException gone) {
                    if (!HostFile.error(gone).equals("ENOENT")) {
                        return new Refused<>(HostFile.error(gone));
                    }
                }
            }
        }
        return new Content<>(nodes);
    }

    /** A directory that was removed in the meantime. */
    private static boolean isGone(Answer<?> answer) {
        return answer instanceof Refused<?> refused && refused.why().equals("ENOENT");
    }

    private static int type(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS) & TYPE;
    }
}
