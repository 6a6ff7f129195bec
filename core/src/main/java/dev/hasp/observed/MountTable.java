package dev.hasp.observed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The mounts that can be reached: one that another covers is not among them. */
final class MountTable {

    private record Place(long parent, String target) {}

    private final List<MountLine> reachable = new ArrayList<>();
    private final Map<Place, MountLine> places = new HashMap<>();
    private final MountLine root;

    private MountTable(List<MountLine> lines) {
        Set<Long> ids = new HashSet<>();
        lines.forEach(line -> ids.add(line.id()));
        MountLine bottom = null;
        for (MountLine line : lines) {
            if (line.target().equals("/") && !ids.contains(line.parent())) {
                bottom = line;
            } else {
                places.put(new Place(line.parent(), line.target()), line);
            }
        }
        if (bottom == null) {
            throw new NotUnderstood("a mount of /", "");
        }
        this.root = bottom;
        for (MountLine line : lines) {
            if (at(line.target()).equals(line)) {
                reachable.add(line);
            }
        }
    }

    static MountTable parse(String text) {
        return new MountTable(MountLine.parseAll(text));
    }

    List<MountLine> reachable() {
        return reachable;
    }

    /** The root file system. */
    MountLine rootFileSystem() {
        return at("/");
    }

    /** The mount that a path is on, found as the kernel finds it: step by step, onto whatever is mounted there. */
    MountLine at(String path) {
        MountLine current = over(root, "/");
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            current = over(current, path.substring(0, slash));
        }
        return over(current, path);
    }

    private MountLine over(MountLine mount, String target) {
        MountLine top = mount;
        // as many times as there are mounts: a text may claim that two are on each other
        for (int step = 0; step < places.size(); step++) {
            @Nullable MountLine above = places.get(new Place(top.id(), target));
            if (above == null) {
                break;
            }
            top = above;
        }
        return top;
    }
}
