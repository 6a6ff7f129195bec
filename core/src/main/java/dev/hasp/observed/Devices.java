package dev.hasp.observed;

import dev.hasp.effective.Aspects;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Device nodes. */
final class Devices {

    private static final String TERMINALS = "/dev/pts/";

    private Devices() {}

    static Sighting<SortedSet<String>> nodes(Source source, List<String> directories) {
        SortedSet<String> nodes = new TreeSet<>();
        for (String directory : directories) {
            if (source.isMissing(source.files().devices(directory))) {
                continue;
            }
            Seen<List<String>> found = source.devices(directory);
            if (found.value().isEmpty()) {
                return Sighting.unseen(Aspects.DEVICE_NODES, found.how());
            }
            nodes.addAll(found.value().get());
        }
        nodes.removeIf(path -> path.startsWith(TERMINALS));
        return Sighting.seen(Aspects.DEVICE_NODES, nodes, "nodes below " + String.join(", ", directories));
    }
}
