package dev.hasp.engine;

/** The generation of the kernel's control groups that an engine uses. */
public enum CgroupVersion {
    /** One hierarchy per controller. */
    V1,
    /** One hierarchy for all. */
    V2;

    /** Such as {@code cgroup v2}. */
    @Override
    public String toString() {
        return "cgroup " + name().toLowerCase(java.util.Locale.ROOT);
    }
}
