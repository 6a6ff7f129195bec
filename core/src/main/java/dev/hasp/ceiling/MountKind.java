package dev.hasp.ceiling;

import dev.hasp.control.BindMount;
import dev.hasp.control.Mount;
import dev.hasp.control.VolumeMount;

/** What can be mounted. */
public enum MountKind {
    /** A file system in memory. */
    TMPFS("tmpfs"),
    /** A volume of the engine. */
    VOLUME("volume"),
    /** A file or directory of the host. */
    BIND("bind"),
    /** The files of an image. */
    IMAGE("image");

    private final String word;

    MountKind(String word) {
        this.word = word;
    }

    /** Reads the word. */
    public static MountKind parse(String text) {
        return Words.parse("kind of mount", text, values());
    }

    static MountKind of(Mount mount) {
        return mount instanceof BindMount ? BIND : mount instanceof VolumeMount ? VOLUME : IMAGE;
    }

    /** Such as {@code volume}. */
    @Override
    public String toString() {
        return word;
    }
}
