package dev.hasp.seccomp.lint;

import java.util.ArrayList;
import java.util.List;

/** What the checks found so far. */
final class Findings {

    private final List<SeccompFinding> all = new ArrayList<>();

    void add(String code, Severity severity, String pointer, String message, String remedy) {
        all.add(new SeccompFinding(code, severity, pointer, message, remedy));
    }

    List<SeccompFinding> all() {
        return List.copyOf(all);
    }
}
