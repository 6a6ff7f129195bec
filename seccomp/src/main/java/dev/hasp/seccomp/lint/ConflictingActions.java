package dev.hasp.seccomp.lint;

import dev.hasp.linux.Architecture;
import dev.hasp.seccomp.SeccompProblem;
import dev.hasp.seccomp.SeccompResolveException;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.SeccompFilter;
import dev.hasp.seccomp.filter.SeccompLoadException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The same comparison with two actions, which libseccomp refuses (EEXIST). */
final class ConflictingActions implements Check {

    @Override
    public String code() {
        return "conflicting-actions";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        Map<String, SeccompProblem> conflicts = new LinkedHashMap<>();
        for (Set<String> caps : List.of(Subject.allCaps(subject.profile()), Set.<String>of())) {
            for (Architecture architecture : List.of(Architecture.X86_64, Architecture.AARCH64)) {
                try {
                    SeccompFilter.load(
                            subject.profile().resolve(Subject.context(caps, architecture)), ContainerRuntime.NONE);
                } catch (SeccompLoadException e) {
                    e.problems().stream()
                            .filter(problem -> problem.message().contains("EEXIST"))
                            .forEach(problem -> conflicts.putIfAbsent(problem.pointer(), problem));
                } catch (SeccompResolveException e) {
                    return;
                }
            }
        }
        for (SeccompProblem conflict : conflicts.values()) {
            findings.add(
                    code(),
                    Severity.ERROR,
                    conflict.pointer(),
                    "the rule " + conflict.message() + "; no container starts with both",
                    "keep the one that is meant");
        }
    }
}
