package dev.hasp.validation;

import static dev.hasp.control.Controls.SECCOMP;
import static dev.hasp.validation.Rule.error;
import static dev.hasp.validation.Rule.warning;

import dev.hasp.control.Seccomp;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.seccomp.lint.SeccompLint;
import dev.hasp.seccomp.lint.Severity;
import java.util.List;
import java.util.Optional;

/** Seccomp profiles that do not work, or do not filter ({@code seccomp(2)}, {@code dev.hasp.seccomp.lint}). */
final class SeccompRules {

    static final List<Rule> ALL = List.of(
            error("seccomp-permits-everything", "say unconfined, or deny something", SeccompRules::permitsEverything),
            error(
                    "seccomp-profile-unusable",
                    "correct the profile",
                    (asked, found) -> lint(asked, found, Severity.ERROR)),
            warning(
                    "seccomp-profile-doubtful",
                    "correct the profile",
                    (asked, found) -> lint(asked, found, Severity.WARNING)));

    private SeccompRules() {}

    private static Optional<SeccompProfile> profile(Asked asked) {
        return asked.seccomp()
                .flatMap(seccomp ->
                        seccomp instanceof Seccomp.Custom custom ? Optional.of(custom.profile()) : Optional.empty());
    }

    /** seccomp(2) SECCOMP_RET_ALLOW: a filter that only ever allows is in force and stops nothing. */
    private static void permitsEverything(Asked asked, Rule.Found found) {
        profile(asked)
                .filter(profile -> profile.defaultAction().equals(Action.ALLOW)
                        && profile.rules().stream()
                                .allMatch(rule -> rule.action().equals(Action.ALLOW)))
                .ifPresent(profile ->
                        found.at(SECCOMP, asked.say(SECCOMP) + " gives a profile that permits every system call"));
    }

    private static void lint(Asked asked, Rule.Found found, Severity severity) {
        profile(asked)
                .ifPresent(profile -> SeccompLint.check(profile).stream()
                        .filter(finding -> finding.severity() == severity)
                        .forEach(finding -> found.at(
                                SECCOMP,
                                asked.say(SECCOMP) + " " + finding.code()
                                        + (finding.pointer().isEmpty() ? "" : " at " + finding.pointer()) + ": "
                                        + finding.message() + " (" + finding.remedy() + ")")));
    }
}
