package dev.hasp.control;

/** Whose view of the cgroup tree a container has ({@code cgroup_namespaces(7)}). */
public enum CgroupnsMode {
    /** What the daemon says: private on cgroup v2, host on v1. */
    ENGINE_DEFAULT("default"),
    /** Its own: it sees its cgroup as the root. */
    PRIVATE("private"),
    /** The host's: it sees the whole tree's paths. */
    HOST("host");

    private final String word;

    CgroupnsMode(String word) {
        this.word = word;
    }

    /** Reads one of the words. */
    public static CgroupnsMode parse(String text) {
        return Words.parse("cgroupns", text, values());
    }

    /** Docker's word, which is empty for the engine's default. */
    public String engineWord() {
        return this == ENGINE_DEFAULT ? "" : word;
    }

    @Override
    public String toString() {
        return word;
    }
}
