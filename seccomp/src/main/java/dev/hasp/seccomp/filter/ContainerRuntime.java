package dev.hasp.seccomp.filter;

/** Who hands the rules to libseccomp, as far as it changes what the filter does. */
public enum ContainerRuntime {
    /** runc 1.1 and later: answers ENOSYS to calls newer than all that the profile names, before the filter runs. */
    RUNC,

    /** crun: takes architectures by any name of libseccomp and reads six conditions a rule at most. */
    CRUN,

    /** libseccomp alone. */
    NONE;

    /**
     * The runtime of a name that a daemon knows: crun where the name has {@code crun} in it. Every other counts as runc,
     * as most runtimes wrap it and a name that an administrator chose tells nothing.
     */
    public static ContainerRuntime ofName(String name) {
        return name.contains("crun") ? CRUN : RUNC;
    }
}
