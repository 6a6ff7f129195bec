package dev.hasp.probe;

import dev.hasp.observed.KernelFiles.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Looks for device nodes below a directory in what probes have found, and says what they still have to be asked.
 *
 * <p>A directory's own entries tell a device from a directory (getdents64(2)), but not what is bound over a file: that
 * takes a look at the file itself. The usual directories and nodes are asked about from the start, so that for most
 * containers one probe is enough.
 */
final class DeviceSearch {

    /** What engines make below /dev, and the directories of devices that are given most. */
    private static final List<String> DIRECTORIES =
            List.of("", "/bus", "/dri", "/infiniband", "/input", "/mapper", "/mqueue", "/net", "/shm", "/snd", "/vfio");

    /** What engines make as a node, or bind from the host where they may make none, and devices that are given most. */
    private static final List<String> NODES =
            List.of("console", "full", "fuse", "kmsg", "kvm", "null", "ptmx", "random", "tty", "urandom", "zero");

    private static final String TERMINALS = "/dev/pts";

    private static final int UNKNOWN = 0;
    private static final int CHARACTER = 2;
    private static final int DIRECTORY = 4;
    private static final int BLOCK = 6;
    private static final int REGULAR = 8;

    private final ProbedFiles files;
    private final List<FileQuestion> open = new ArrayList<>();
    private final List<String> devices = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final boolean asked;

    DeviceSearch(ProbedFiles files, String root) {
        this.files = files;
        this.asked = !(files.entries(root) instanceof Answer.NotAsked<?>);
        walk(root);
    }

    /** What to ask the first probe. */
    static List<FileQuestion> first(String root) {
        List<FileQuestion> questions = new ArrayList<>();
        DIRECTORIES.forEach(directory -> questions.add(FileQuestion.names(root + directory)));
        NODES.forEach(node -> questions.add(FileQuestion.status(root + "/" + node)));
        return questions;
    }

    private void walk(String directory) {
        Answer<SortedMap<String, Integer>> answer = files.entries(directory);
        if (answer instanceof Answer.Content<SortedMap<String, Integer>> entries) {
            for (Map.Entry<String, Integer> entry : entries.value().entrySet()) {
                look(directory + "/" + entry.getKey(), entry.getValue());
            }
        } else if (answer instanceof Answer.Refused<SortedMap<String, Integer>> why) {
            refused.add(directory + ": " + why.why());
        } else {
            open.add(FileQuestion.names(directory));
        }
    }

    /** By {@code d_type}, which is the type bits of {@code st_mode}, and unknown on some file systems. */
    private void look(String path, int type) {
        switch (type) {
            case CHARACTER, BLOCK -> devices.add(path);
            case DIRECTORY -> {
                if (!path.equals(TERMINALS)) {
                    walk(path);
                }
            }
            case REGULAR, UNKNOWN -> lookAtItself(path);
            default -> {
                // a link, a pipe or a socket
            }
        }
    }

    private void lookAtItself(String path) {
        Answer<Integer> mode = files.mode(path);
        if (mode instanceof Answer.Content<Integer> found) {
            int type = found.value() >> 12 & 15;
            if (type != REGULAR) {
                look(path, type);
            }
        } else if (mode instanceof Answer.Refused<Integer> why) {
            if (!why.why().equals("ENOENT")) {
                refused.add(path + ": " + why.why());
            }
        } else {
            open.add(FileQuestion.status(path));
        }
    }

    /** What is still to be asked. */
    List<FileQuestion> open() {
        return asked ? List.copyOf(open) : List.of();
    }

    /** The nodes that were found; refused where something could not be looked at. */
    Answer<List<String>> devices() {
        if (!asked) {
            return new Answer.NotAsked<>();
        }
        if (!refused.isEmpty()) {
            return new Answer.Refused<>(String.join(", ", refused));
        }
        return open.isEmpty()
                ? new Answer.Content<>(devices.stream().sorted().toList())
                : new Answer.Refused<>("directories lie deeper in each other than a probe looks: "
                        + open.get(0).path());
    }
}
