package dev.hasp.docker;

import dev.hasp.control.AppArmor;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Controls;
import dev.hasp.control.Healthcheck;
import dev.hasp.control.Logging;
import dev.hasp.control.MalformedValueException;
import dev.hasp.control.Micros;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.SeLinux;
import dev.hasp.control.Seccomp;
import dev.hasp.control.Tmpfs;
import dev.hasp.control.Ulimit;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The values that take more than one flag, or a form of their own. */
final class FlagValues {

    static final String PATHS = "both lists empty, no other lists";

    private static final String SECURITY = "--security-opt";

    /** What the command takes for its long form, {@code name=…,alias=…} (opts/network.go). */
    private static final Pattern LONG_NETWORK = Pattern.compile("\\w+=\\w+");

    private FlagValues() {}

    static void capabilities(Capabilities capabilities, FlagWriter out) {
        if (capabilities.addAll()) {
            out.flag("--cap-add", "ALL");
        }
        capabilities.add().forEach(capability -> out.flag("--cap-add", capability.kernelName()));
        if (capabilities.dropAll()) {
            out.flag("--cap-drop", "ALL");
        }
        capabilities.drop().forEach(capability -> out.flag("--cap-drop", capability.kernelName()));
    }

    static void noNewPrivileges(boolean on, FlagWriter out) {
        out.flag(SECURITY, on ? "no-new-privileges" : "no-new-privileges=false");
    }

    static void network(NetworkMode network, FlagWriter out) {
        if (network.isNamed() && LONG_NETWORK.matcher(network.toString()).find()) {
            out.cannot(
                    "the docker command would read the network's name as options, since it contains =",
                    "use the network's id");
        } else if (network.kind() != NetworkMode.Kind.ENGINE_DEFAULT) {
            out.flag("--network", network);
        }
    }

    static void tmpfs(List<Tmpfs> all, FlagWriter out) {
        TmpfsTargets.each(all, out, (target, options) -> out.flag("--tmpfs", target + ":" + options));
    }

    static void writableCgroups(boolean on, FlagWriter out) {
        out.flag(SECURITY, "writable-cgroups=" + on);
    }

    static void maskedPaths(List<String> paths, FlagWriter out) {
        if (bothEmpty(out)) {
            out.flag(SECURITY, "systempaths=unconfined");
        } else {
            noPaths(out);
        }
    }

    /** Says nothing where the masked paths have said it for both. */
    static void readOnlyPaths(List<String> paths, FlagWriter out) {
        if (!bothEmpty(out)) {
            noPaths(out);
        }
    }

    private static boolean bothEmpty(FlagWriter out) {
        return out.spec().get(Controls.MASKED_PATHS).filter(List::isEmpty).isPresent()
                && out.spec()
                        .get(Controls.READ_ONLY_PATHS)
                        .filter(List::isEmpty)
                        .isPresent();
    }

    private static void noPaths(FlagWriter out) {
        out.cannot(
                "no flag names paths, there is only one that empties maskedPaths and readOnlyPaths together",
                "leave both out for the engine's lists, or create the container with docker-java");
    }

    static void micros(String flag, Duration time, FlagWriter out) {
        try {
            out.flag(flag, Micros.of(out.control().key(), time));
        } catch (MalformedValueException notWhole) {
            out.cannot(time + " is no number of whole microseconds", "use a time such as 50ms");
        }
    }

    static void ulimits(List<Ulimit> ulimits, FlagWriter out) {
        for (Ulimit ulimit : ulimits) {
            if (ulimit.name().equals("as")) {
                out.cannot(
                        "the docker command does not know the limit as",
                        "limit memory instead, or create the container with docker-java");
            } else {
                out.flag("--ulimit", ulimit);
            }
        }
    }

    static void seccomp(Seccomp seccomp, FlagWriter out) {
        if (seccomp instanceof Seccomp.Custom custom) {
            out.seccomp(custom.profile());
        } else if (seccomp instanceof Seccomp.Builtin) {
            out.flag(SECURITY, "seccomp=builtin");
        } else if (seccomp instanceof Seccomp.Unconfined) {
            out.flag(SECURITY, "seccomp=unconfined");
        }
    }

    static void appArmor(AppArmor appArmor, FlagWriter out) {
        if (!(appArmor instanceof AppArmor.EngineDefault)) {
            out.flag(SECURITY, "apparmor=" + appArmor);
        }
    }

    static void seLinux(SeLinux seLinux, FlagWriter out) {
        seLinux.options().forEach(option -> out.flag(SECURITY, "label=" + option));
    }

    static void logging(Logging logging, FlagWriter out) {
        out.flag("--log-driver", logging.driver());
        logging.options().forEach((key, value) -> out.flag("--log-opt", key + "=" + value));
    }

    static void stopTimeout(Duration time, FlagWriter out) {
        Times.wholeSeconds(time, out).ifPresent(seconds -> out.flag("--stop-timeout", seconds));
    }

    static void healthcheck(Healthcheck check, FlagWriter out) {
        if (check.disabled()) {
            out.onOff("--no-healthcheck", true);
        }
        check.command().ifPresent(command -> out.flag("--health-cmd", command));
        check.interval().ifPresent(time -> nanos("--health-interval", time, out));
        check.timeout().ifPresent(time -> nanos("--health-timeout", time, out));
        check.startPeriod().ifPresent(time -> nanos("--health-start-period", time, out));
        check.retries().ifPresent(retries -> out.flag("--health-retries", retries));
    }

    private static void nanos(String flag, Duration time, FlagWriter out) {
        Times.nanos(time, out)
                .ifPresent(nanos ->
                        out.flag(flag, nanos % 1_000_000_000 == 0 ? nanos / 1_000_000_000 + "s" : nanos + "ns"));
    }
}
