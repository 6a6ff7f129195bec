package dev.hasp.seccomp.lint;

/** One thing to look for. */
interface Check {

    /** The code of its findings. */
    String code();

    /** Reports what it finds in a profile. */
    void check(Subject subject, Findings findings);
}
