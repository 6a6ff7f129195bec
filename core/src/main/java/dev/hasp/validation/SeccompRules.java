package dev.hasp.validation;

import static dev.hasp.control.Controls.SECCOMP;
import static dev.hasp.validation.Rule.error;
import static dev.hasp.validation.Rule.warning;

import dev.hasp.control.Seccomp;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.seccomp.SyscallRule;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Seccomp profiles that no container starts with, or that stop nothing ({@code seccomp(2)}). What can be said of a
 * profile beyond that is the business of {@code dev.hasp.seccomp.lint}, which loads filters and takes its time.
 */
final class SeccompRules {

    private static final int LAST_ARGUMENT = 5;

    static final List<Rule> ALL = List.of(
            warning("seccomp-permits-everything", "say unconfined, or deny something", SeccompRules::permitsEverything),
            error("seccomp-denies-everything", "allow the calls that programs need", SeccompRules::deniesEverything),
            error("seccomp-word-unknown", "correct the spelling", SeccompRules::unknownWord));

    private SeccompRules() {}

    private static void profile(Asked asked, Consumer<SeccompProfile> test) {
        asked.seccomp().ifPresent(seccomp -> {
            if (seccomp instanceof Seccomp.Custom custom) {
                test.accept(custom.profile());
            }
        });
    }

    private static Stream<Action> actions(SeccompProfile profile) {
        return Stream.concat(
                Stream.of(profile.defaultAction()),
                profile.rules().stream().filter(rule -> !rule.names().isEmpty()).map(SyscallRule::action));
    }

    /** seccomp(2) SECCOMP_RET_ALLOW: a filter that only ever allows is in force and stops nothing. */
    private static void permitsEverything(Asked asked, Rule.Found found) {
        profile(asked, profile -> {
            if (actions(profile).allMatch(Action.ALLOW::equals)) {
                found.at(SECCOMP, asked.say(SECCOMP) + " gives a profile that permits every system call");
            }
        });
    }

    /** seccomp(2): the runtime loads the filter before it calls execve. */
    private static void deniesEverything(Asked asked, Rule.Found found) {
        profile(asked, profile -> {
            if (actions(profile).allMatch(action -> action.isKnown() && isDenial(action))) {
                found.at(
                        SECCOMP,
                        asked.say(SECCOMP)
                                + " gives a profile that permits no system call, not even to start a program");
            }
        });
    }

    private static boolean isDenial(Action action) {
        return !action.permits() && !action.equals(Action.NOTIFY) && !action.equals(Action.TRACE);
    }

    /** moby profiles/seccomp LoadProfile keeps any word; runc libcontainer/seccomp fails on it at start. */
    private static void unknownWord(Asked asked, Rule.Found found) {
        profile(asked, profile -> {
            actions(profile)
                    .filter(action -> !action.isKnown())
                    .map(Action::scmpName)
                    .distinct()
                    .forEach(action -> found.at(
                            SECCOMP, asked.say(SECCOMP) + " names " + Asked.text(action) + ", which is no action"));
            profile.rules().stream()
                    .flatMap(rule -> rule.args().stream())
                    .forEach(condition -> condition(asked, condition, found));
        });
    }

    private static void condition(Asked asked, ArgumentCondition condition, Rule.Found found) {
        if (!condition.operator().isKnown()) {
            found.at(
                    SECCOMP,
                    asked.say(SECCOMP) + " names "
                            + Asked.text(condition.operator().scmpName()) + ", which is no operator");
        }
        if (condition.index() < 0 || condition.index() > LAST_ARGUMENT) {
            found.at(
                    SECCOMP,
                    asked.say(SECCOMP) + " compares argument " + condition.index() + ", and a call has six from 0");
        }
    }
}
