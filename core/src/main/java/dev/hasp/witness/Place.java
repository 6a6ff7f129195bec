package dev.hasp.witness;

import dev.hasp.control.CleanPath;
import dev.hasp.effective.MountPoint;
import java.util.Optional;

/**
 * A file or directory that mounts show and that is there without the container.
 *
 * @param kind where it is
 * @param name the name of the volume or image, or the type of the kernel's file system; empty for the host
 * @param path the path there, clean and absolute
 */
public record Place(Kind kind, String name, String path) {

    /** Where a place can be. */
    public enum Kind {
        /** On the host, by a path of the host. */
        HOST,
        /** In a volume or an image. */
        NAMED,
        /** In a file system that the kernel makes up, such as {@code proc}. */
        KERNEL
    }

    private static final String IN_MEMORY = "tmpfs";

    /** The place that a mount shows; empty for one that is the container's own. */
    public static Optional<Place> of(MountPoint mount) {
        if (mount.source().isPresent()) {
            String source = mount.source().get();
            return Optional.of(
                    source.startsWith("/")
                            ? new Place(Kind.HOST, "", CleanPath.of(source))
                            : new Place(Kind.NAMED, source, "/"));
        }
        return mount.type().filter(type -> !type.equals(IN_MEMORY)).map(type -> new Place(Kind.KERNEL, type, "/"));
    }

    /** The place below, by what follows in the path: empty, or from a slash on. */
    public Place below(String rest) {
        return rest.isEmpty() ? this : new Place(kind, name, path.equals("/") ? rest : path + rest);
    }

    /** Whether it is the other place, or below it. */
    public boolean isAtOrBelow(Place above) {
        return kind == above.kind && name.equals(above.name) && Mounted.isAtOrBelow(path, above.path);
    }

    /** In words that come after what is done. */
    @Override
    public String toString() {
        return switch (kind) {
            case HOST -> "the host's " + Inert.of(path);
            case NAMED -> Inert.of(path) + " of the volume or image " + Inert.of(name);
            case KERNEL -> Inert.of(path) + " of the kernel's " + Inert.of(name) + " file system";
        };
    }
}
