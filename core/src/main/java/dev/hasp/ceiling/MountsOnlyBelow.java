package dev.hasp.ceiling;

import dev.hasp.control.Control;
import java.util.Comparator;
import java.util.List;

/**
 * Mounts of the host only what lies below those paths, and with no more than their access.
 *
 * <p>Paths are compared as the engine cleans them: links on the host are not followed, so that a directory which strangers
 * may write to is no safe one to allow. A volume whose driver options name a directory of the host counts as one. What a
 * volume that exists already holds is not known here.
 *
 * @param paths the paths, of which none allows nothing
 */
public record MountsOnlyBelow(List<HostPath> paths) implements Demand {

    public MountsOnlyBelow {
        paths = paths.stream()
                .distinct()
                .sorted(Comparator.comparing(HostPath::path).thenComparing(HostPath::readOnly))
                .toList();
    }

    @Override
    public String key() {
        return "mountsOnlyBelow";
    }

    @Override
    public List<Control<?>> controls() {
        return List.of();
    }

    @Override
    public List<Shortfall> shortfalls(Subject subject) {
        return HostPathUse.of(subject).stream()
                .filter(use -> !isAllowed(use))
                .map(use -> Shortfall.of(use.control(), asked(use, subject), toString(), remedy()))
                .toList();
    }

    private boolean isAllowed(HostPathUse use) {
        return paths.stream()
                .anyMatch(allowed ->
                        use.path().filter(allowed::holds).isPresent() && (use.readOnly() || !allowed.readOnly()));
    }

    private static String asked(HostPathUse use, Subject subject) {
        String access = use.path().isPresent() ? use.readOnly() ? ", read-only" : ", writable" : "";
        return use.words() + access + Asked.layer(subject.spec().profile(), use.control());
    }

    private String remedy() {
        return paths.isEmpty()
                ? "leave it out, or use a volume of the engine or a tmpfs"
                : "mount what lies below one of them, read-only where it is said";
    }

    @Override
    public String toString() {
        return paths.isEmpty() ? "no path of the host" : "paths of the host below " + Words.list(paths);
    }
}
