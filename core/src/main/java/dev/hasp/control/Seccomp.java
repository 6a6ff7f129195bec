package dev.hasp.control;

import dev.hasp.seccomp.SeccompProfile;

/** Which filter stands between the container's processes and the kernel's system calls. */
public sealed interface Seccomp {

    /** What the daemon is set to, which is its built-in profile unless someone changed it. */
    record EngineDefault() implements Seccomp {}

    /** The engine's built-in profile, also where the daemon is set to another (engine 23). */
    record Builtin() implements Seccomp {}

    /** No filter. */
    record Unconfined() implements Seccomp {}

    /**
     * A profile of the caller's own, which is sent whole.
     *
     * @param profile the profile
     */
    record Custom(SeccompProfile profile) implements Seccomp {}

    /** What the daemon is set to. */
    static Seccomp engineDefault() {
        return new EngineDefault();
    }

    /** The engine's built-in profile. */
    static Seccomp builtin() {
        return new Builtin();
    }

    /** No filter. */
    static Seccomp unconfined() {
        return new Unconfined();
    }

    /** A profile of the caller's own. */
    static Seccomp profile(SeccompProfile profile) {
        return new Custom(profile);
    }
}
