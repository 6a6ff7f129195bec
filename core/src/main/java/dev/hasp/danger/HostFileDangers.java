package dev.hasp.danger;

import static dev.hasp.danger.Condition.all;
import static dev.hasp.danger.Condition.told;
import static dev.hasp.danger.Powers.calls;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.IdMapping;
import java.util.List;
import java.util.function.Function;

/** What comes of files of the host in the container. */
final class HostFileDangers {

    private static final List<Aspect<?>> BY_ROOT =
            List.of(Aspects.MOUNT_POINTS, Aspects.UID, Aspects.USER_NAMESPACE, Aspects.SE_LINUX_LABEL);

    /** Connecting needs write permission on the socket, and no writable mount. */
    private static final Condition SOCKET_ANSWERS = situation -> {
        boolean mapped = situation
                .policy()
                .get(Aspects.UID_MAP)
                .filter(map -> !map.equals(List.of(IdMapping.IDENTITY)))
                .isPresent();
        Answer hostIds = Powers.HOST_IDS.in(situation);
        if (hostIds.isNo()) {
            return mapped ? hostIds : Answer.unknown("whether the socket is for a user that root inside is");
        }
        Answer root = Powers.HOST_ROOT.in(situation);
        return root.isNo() ? Answer.unknown("whether the socket is for one of its groups") : root;
    };

    static final List<Rule> ALL = List.of(
            new Rule(
                    new DangerCode(
                            "engine-socket-reached",
                            Outcome.HOST_TAKEN,
                            BY_ROOT,
                            "it asks the engine for a privileged container with the host's root directory; a read-only"
                                    + " mount of a socket is no obstacle",
                            "leave the socket and the directories above it out, or give a proxy that permits what is needed",
                            "Docker documentation, Docker daemon attack surface; unix(7), access permissions"),
                    all(
                            binds(HostPaths::engineSocket),
                            SOCKET_ANSWERS,
                            Confinement.HOST_FILES.isMissing(),
                            calls("connect"))),
            new Rule(
                    new DangerCode(
                            "host-files-writable",
                            Outcome.HOST_TAKEN,
                            BY_ROOT,
                            "it changes what the host runs or reads as root: programs, units, jobs, accounts, keys",
                            "mount it read-only, mount a directory of its own, or run as a user other than root",
                            "CIS Docker Benchmark 1.6.0, sensitive host system directories; hier(7)"),
                    all(binds(HostPaths::trusted), Powers.HOST_FILES_OBEY, Confinement.HOST_FILES.isMissing())),
            new Rule(
                    new DangerCode(
                            "host-secrets-readable",
                            Outcome.HOST_READ,
                            BY_ROOT,
                            "it reads password hashes, private keys or credentials of the host, with which others log in",
                            "mount only what is needed below it, or run as a user other than root",
                            "shadow(5); ssh(1), files; CIS Docker Benchmark 1.6.0, sensitive host system directories"),
                    all(binds(HostPaths::secret), Powers.HOST_FILES_OBEY, Confinement.HOST_FILES.isMissing())),
            new Rule(
                    new DangerCode(
                            "setuid-file-left-on-host",
                            Outcome.HOST_TAKEN,
                            BY_ROOT,
                            "it leaves a program with the setuid bit that belongs to root on the host, where a user who"
                                    + " can run it becomes root",
                            "mount it read-only, remap ids, run as a user other than root, or mount it nosuid on the host",
                            "execve(2), setuid and nosuid; user_namespaces(7)"),
                    all(binds(HostFileDangers::keepsSetuid), Powers.HOST_ROOT, Confinement.HOST_FILES.isMissing())));

    private HostFileDangers() {}

    static Condition binds(Function<HostBind, Answer> test) {
        return told(
                Aspects.MOUNT_POINTS,
                mounts -> Condition.anyOf(HostBind.of(mounts).stream().map(test).toList()));
    }

    private static Answer keepsSetuid(HostBind bind) {
        return bind.isWritable() && !bind.point().options().contains("nosuid") && !HostPaths.isKernels(bind)
                ? Answer.unknown("whether the host's own mount of " + bind.source() + " is nosuid")
                : Answer.no();
    }
}
