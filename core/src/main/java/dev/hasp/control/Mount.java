package dev.hasp.control;

/** Something of the host or the engine that is mounted in the container; tmpfs has its own control, {@link Tmpfs}. */
public sealed interface Mount permits BindMount, VolumeMount, ImageMount {

    /** Where it is mounted: an absolute path other than {@code /}. */
    String target();

    /** Whether the container can only read it. */
    boolean readOnly();

    /** A file or directory of the host, writable. */
    static BindMount bind(String source, String target) {
        return BindMount.builder().source(source).target(target).build();
    }

    /** A file or directory of the host, read-only. */
    static BindMount readOnlyBind(String source, String target) {
        return BindMount.builder().source(source).target(target).readOnly(true).build();
    }

    /** A named volume, writable. */
    static VolumeMount volume(String name, String target) {
        return VolumeMount.builder().name(name).target(target).build();
    }
}
