package dev.hasp.validation;

import static dev.hasp.control.Controls.MOUNTS;
import static dev.hasp.validation.Rule.error;
import static dev.hasp.validation.Rule.warning;

import dev.hasp.control.BindMount;
import dev.hasp.control.BindRecursive;
import dev.hasp.control.CleanPath;
import dev.hasp.control.Propagation;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Directories of the host in the container (docker {@code MountOpt}, {@code mount_namespaces(7)}). */
final class BindRules {

    /**
     * Where engines listen: Docker, containerd, BuildKit, Podman and CRI-O as root, and below /run/user without root.
     * The parents of those of root are listed by what lies in them.
     */
    private static final List<String> SOCKETS = List.of(
            "/run/docker.sock",
            "/run/containerd/containerd.sock",
            "/run/docker/containerd/containerd.sock",
            "/run/buildkit/buildkitd.sock",
            "/run/podman/podman.sock",
            "/run/crio/crio.sock");

    private static final Pattern SOCKET_NAME = Pattern.compile(".*/(docker|containerd|buildkitd|podman|crio)\\.sock");

    static final List<Rule> ALL = List.of(
            // a warning: image builders and CI runners mount it knowingly, and the engine does exactly what is asked
            warning(
                    "engine-socket",
                    "give it a proxy that permits single calls, or an engine of its own",
                    BindRules::engineSocket),
            warning(
                    "read-only-bind-not-recursive",
                    "set recursive to readonly to refuse where it cannot hold, or to disabled",
                    BindRules::notRecursive),
            error(
                    "bind-recursive-without-read-only",
                    "set readOnly, or leave recursive out",
                    BindRules::recursiveWithoutReadOnly),
            error(
                    "bind-recursive-without-rprivate",
                    "set propagation to rprivate",
                    BindRules::recursiveWithPropagation),
            warning(
                    "propagation-depends-on-host",
                    "leave propagation out, or make the source's mount shared on the host",
                    BindRules::propagation));

    private BindRules() {}

    private static void each(Asked asked, Consumer<BindMount> test) {
        asked.each(MOUNTS).forEach(mount -> {
            if (mount instanceof BindMount bind) {
                test.accept(bind);
            }
        });
    }

    /** unix(7): connecting is no write to the file system, so read-only does not help; /var/run is /run (hier(7)). */
    private static void engineSocket(Asked asked, Rule.Found found) {
        each(asked, bind -> {
            String source = CleanPath.of(bind.source());
            String real = source.equals("/var/run") || source.startsWith("/var/run/") ? source.substring(4) : source;
            boolean holds = SOCKETS.stream().anyMatch(socket -> CleanPath.isBelow(socket, real)) || real.equals("/var");
            if (SOCKET_NAME.matcher(real).matches()) {
                found.at(
                        MOUNTS,
                        asked.say(MOUNTS, bind.source())
                                + " is an engine's socket: who can open it is root on the host");
            } else if (holds) {
                found.at(
                        MOUNTS,
                        asked.say(MOUNTS, bind.source())
                                + " holds an engine's socket: who can open it is root on the host");
            }
        });
    }

    /** moby API 1.44 and mount_setattr(2): read-only reaches mounts below only since engine 25 and Linux 5.12. */
    private static void notRecursive(Asked asked, Rule.Found found) {
        each(asked, bind -> {
            if (bind.readOnly() && bind.recursive().orElse(BindRecursive.ENABLED) == BindRecursive.ENABLED) {
                found.at(
                        MOUNTS,
                        asked.say(MOUNTS, bind.target()) + " is read-only, but mounts below "
                                + Asked.text(bind.source()) + " stay writable before engine 25 or Linux 5.12");
            }
        });
    }

    /** docker MountOpt.Set: writable and readonly need a read-only mount. */
    private static void recursiveWithoutReadOnly(Asked asked, Rule.Found found) {
        each(
                asked,
                bind -> bind.recursive()
                        .filter(recursive -> recursive == BindRecursive.READONLY || recursive == BindRecursive.WRITABLE)
                        .filter(recursive -> !bind.readOnly())
                        .ifPresent(recursive -> found.at(
                                MOUNTS,
                                asked.say(MOUNTS, bind.target()) + " sets recursive to " + recursive
                                        + ", which the docker command takes only beside readOnly")));
    }

    /** docker MountOpt.Set: readonly needs rprivate, written out. */
    private static void recursiveWithPropagation(Asked asked, Rule.Found found) {
        each(asked, bind -> {
            if (bind.recursive().equals(Optional.of(BindRecursive.READONLY))
                    && !bind.propagation().equals(Optional.of(Propagation.RPRIVATE))) {
                found.at(
                        MOUNTS,
                        asked.say(MOUNTS, bind.target())
                                + " sets recursive to readonly, which the docker command takes only beside rprivate, and"
                                + " propagation is "
                                + bind.propagation().map(Propagation::toString).orElse("not set"));
            }
        });
    }

    /** moby setMounts: shared and slave need a source on a shared mount, else the container does not start. */
    private static void propagation(Asked asked, Rule.Found found) {
        each(
                asked,
                bind -> bind.propagation()
                        .filter(p -> p != Propagation.PRIVATE && p != Propagation.RPRIVATE)
                        .ifPresent(p -> found.at(
                                MOUNTS,
                                asked.say(MOUNTS, bind.target()) + " sets propagation to " + p
                                        + ", which works only where the host shares the mount that "
                                        + Asked.text(bind.source()) + " is on")));
    }
}
