package dev.hasp.validation;

import static dev.hasp.control.Controls.AUTO_REMOVE;
import static dev.hasp.control.Controls.HEALTHCHECK;
import static dev.hasp.control.Controls.RESTART;
import static dev.hasp.control.Controls.RUNTIME;
import static dev.hasp.control.Controls.STOP_SIGNAL;
import static dev.hasp.control.Controls.STOP_TIMEOUT;
import static dev.hasp.validation.Rule.error;
import static dev.hasp.validation.Rule.warning;

import dev.hasp.control.RestartPolicy;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How it is run, ended and started again (moby {@code validateHostConfig}, {@code signal(7)}). */
final class LifecycleRules {

    /** signal(7), standard signals with their other names; realtime ones are matched by form. */
    private static final Set<String> SIGNALS = Set.of(
            "ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT", "KILL", "PIPE",
            "POLL", "PROF", "PWR", "QUIT", "SEGV", "STKFLT", "STOP", "SYS", "TERM", "TRAP", "TSTP", "TTIN", "TTOU",
            "URG", "USR1", "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ");

    /** moby/sys/signal SignalMap: the numbers 1 to 64, and RTMIN+0 to RTMIN+15, RTMAX-0 to RTMAX-14. */
    private static final Pattern NUMBERED =
            Pattern.compile("[1-9]|[1-5][0-9]|6[0-4]|RTMIN(\\+([1-9]|1[0-5]))?|RTMAX(-([1-9]|1[0-4]))?");

    /** Runtimes that every engine knows. */
    private static final Set<String> RUNC = Set.of("runc", "io.containerd.runc.v2");

    static final List<Rule> ALL = List.of(
            error("auto-remove-with-restart", "keep one of them", LifecycleRules::autoRemove),
            error(
                    "stop-signal-unknown",
                    "give a name such as SIGTERM, or a number from 1 to 64",
                    LifecycleRules::stopSignal),
            error("stop-timeout-range", "give whole seconds, 0 or more", LifecycleRules::stopTimeout),
            warning("healthcheck-without-command", "give the command", LifecycleRules::healthcheck),
            warning(
                    "runtime-depends-on-daemon",
                    "make sure that the daemon knows it, and what of the profile it heeds",
                    LifecycleRules::runtime));

    private LifecycleRules() {}

    /** moby validateHostConfig, and the docker command. */
    private static void autoRemove(Asked asked, Rule.Found found) {
        asked.restart()
                .filter(restart -> asked.is(AUTO_REMOVE) && restart.kind() != RestartPolicy.Kind.NO)
                .ifPresent(restart -> found.at(
                        RESTART,
                        asked.say(RESTART, restart) + " starts again what " + asked.say(AUTO_REMOVE, true)
                                + " deletes"));
    }

    /** moby verifyContainerSettings, signal.ParseSignal: any case, with or without SIG. */
    private static void stopSignal(Asked asked, Rule.Found found) {
        asked.stopSignal().ifPresent(signal -> {
            String upper = signal.toUpperCase(Locale.ROOT);
            String name = upper.startsWith("SIG") ? upper.substring(3) : upper;
            if (!SIGNALS.contains(name) && !NUMBERED.matcher(name).matches()) {
                found.at(STOP_SIGNAL, asked.say(STOP_SIGNAL, signal) + " is no signal of Linux");
            }
        });
    }

    /** Docker Engine API, Config.StopTimeout: seconds as an integer; a negative one waits for ever. */
    private static void stopTimeout(Asked asked, Rule.Found found) {
        asked.stopTimeout()
                .filter(time -> time.isNegative() || time.getNano() != 0 || time.getSeconds() > Integer.MAX_VALUE)
                .ifPresent(time ->
                        found.at(STOP_TIMEOUT, asked.say(STOP_TIMEOUT, time) + " is no number of whole seconds"));
    }

    /** moby daemon/health.go: without a command of the image there is no check. */
    private static void healthcheck(Asked asked, Rule.Found found) {
        asked.healthcheck()
                .filter(check -> !check.disabled() && check.command().isEmpty())
                .ifPresent(check -> found.at(
                        HEALTHCHECK,
                        asked.say(HEALTHCHECK) + " has no command, and checks nothing unless the image has one"));
    }

    /** moby verifyPlatformContainerSettings; gVisor and Kata documentation on AppArmor, seccomp and SELinux. */
    private static void runtime(Asked asked, Rule.Found found) {
        asked.runtime()
                .filter(name -> !RUNC.contains(name))
                .ifPresent(
                        name -> found.at(
                                RUNTIME,
                                asked.say(RUNTIME, name)
                                        + " must be known to the daemon, and may ignore AppArmor, seccomp or SELinux without a word"));
    }
}
