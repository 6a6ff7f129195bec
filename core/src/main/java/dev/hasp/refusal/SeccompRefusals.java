package dev.hasp.refusal;

import static dev.hasp.control.Controls.SECCOMP;
import static dev.hasp.refusal.Refusal.atStart;

import dev.hasp.control.Seccomp;
import dev.hasp.engine.EngineFacts;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.validation.Asked;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Seccomp profiles that an engine or its runtime does not load ({@code seccomp(2)}). */
final class SeccompRefusals {

    static final List<Refusal> ALL = List.of(
            atStart(
                    "seccomp-builtin-unknown",
                    "before 23 Docker takes the word builtin for the text of a profile and cannot read it",
                    "use an engine from 23 on, or give the profile itself",
                    "moby profiles/seccomp LoadProfile; observed on 20.10.24",
                    SeccompRefusals::builtinUnknown),
            atStart(
                    "seccomp-unsupported-by-kernel",
                    "on a kernel without seccomp Docker refuses every profile that is given",
                    "use a kernel with seccomp, or say unconfined",
                    "moby seccomp_linux.go WithSeccomp",
                    SeccompRefusals::unsupported),
            atStart(
                    "seccomp-errno-on-allow",
                    "crun refuses a number beside an action that returns none",
                    "leave errnoRet and defaultErrnoRet out where the action is to allow",
                    "crun libcrun/seccomp.c; observed with crun 1.8.1",
                    SeccompRefusals::errnoOnAllow),
            atStart(
                    "seccomp-notify-without-listener",
                    "runtimes refuse a filter that asks an agent where no listenerPath names one, which Docker reads since 23",
                    "name the agent's socket, or choose another action",
                    "runc libcontainer/configs/validate; observed on 20.10.24",
                    SeccompRefusals::notifyWithoutListener));

    private SeccompRefusals() {}

    private static void builtinUnknown(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (!engine.isPodman() && !engine.isDocker(23, 0)) {
            asked.seccomp()
                    .filter(Seccomp.Builtin.class::isInstance)
                    .ifPresent(builtin ->
                            found.at(SECCOMP, asked.say(SECCOMP, "builtin") + " is no word of " + engine.title()));
        }
    }

    private static void unsupported(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (!engine.isPodman() && engine.seccomp().equals(Optional.of(false))) {
            custom(asked)
                    .ifPresent(
                            profile -> found.at(SECCOMP, asked.say(SECCOMP) + " gives a profile to " + engine.title()));
        }
    }

    private static void errnoOnAllow(Asked asked, EngineFacts engine, Refusal.Found found) {
        boolean isCrun = asked.runtime()
                .or(engine::defaultRuntime)
                .filter("crun"::equals)
                .isPresent();
        if (isCrun) {
            custom(asked)
                    .filter(SeccompRefusals::hasErrnoOnAllow)
                    .ifPresent(profile ->
                            found.at(SECCOMP, asked.say(SECCOMP) + " allows with a number, under the runtime crun"));
        }
    }

    private static boolean hasErrnoOnAllow(SeccompProfile profile) {
        return (profile.defaultErrno().isPresent() && !profile.defaultAction().takesErrno())
                || profile.rules().stream()
                        .anyMatch(rule ->
                                rule.errno().isPresent() && !rule.action().takesErrno());
    }

    private static void notifyWithoutListener(Asked asked, EngineFacts engine, Refusal.Found found) {
        custom(asked)
                .filter(profile -> actions(profile).anyMatch(Action.NOTIFY::equals)
                        && (profile.listenerPath().isEmpty() || !engine.isDocker(23, 0)))
                .ifPresent(profile -> found.at(
                        SECCOMP, asked.say(SECCOMP) + " asks an agent, and " + engine.title() + " is told of none"));
    }

    private static Stream<Action> actions(SeccompProfile profile) {
        return Stream.concat(
                Stream.of(profile.defaultAction()), profile.rules().stream().map(rule -> rule.action()));
    }

    private static Optional<SeccompProfile> custom(Asked asked) {
        return asked.seccomp()
                .filter(Seccomp.Custom.class::isInstance)
                .map(Seccomp.Custom.class::cast)
                .map(Seccomp.Custom::profile);
    }
}
