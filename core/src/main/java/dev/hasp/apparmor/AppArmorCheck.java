package dev.hasp.apparmor;

import java.util.List;

/** One thing to look for in profiles. */
interface AppArmorCheck {

    /** The codes of its findings. */
    List<String> codes();

    /** Adds what it finds. */
    void check(LintSubject subject, List<AppArmorFinding> findings);
}
