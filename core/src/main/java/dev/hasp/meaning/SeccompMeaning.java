package dev.hasp.meaning;

import static dev.hasp.control.Controls.PRIVILEGED;
import static dev.hasp.control.Controls.SECCOMP;

import dev.hasp.control.Seccomp;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Reason;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFacts;
import dev.hasp.seccomp.SeccompProfile;
import java.util.List;
import java.util.Optional;

/** Which filter is loaded: none, the engine's, the daemon's or the profile's own. */
final class SeccompMeaning implements Meaning {

    static final EngineCode UNAVAILABLE = new EngineCode(
            "seccomp-unavailable",
            Effect.DISCARDED,
            "the kernel has no seccomp filters, and the engine runs the container without and only logs it",
            "use a kernel with CONFIG_SECCOMP_FILTER",
            "moby daemon WithSeccomp");

    static final EngineCode SUPPORT_UNKNOWN = new EngineCode(
            "seccomp-support-unknown",
            Effect.UNKNOWN,
            "without seccomp in the kernel the engine runs the container without a filter and only logs it",
            "read the facts from the engine itself",
            "moby daemon WithSeccomp");

    static final EngineCode OFF_BY_PRIVILEGED = new EngineCode(
            "seccomp-off-by-privileged",
            Effect.IGNORED,
            "a privileged container has no filter unless it brings a profile, and before Docker 27 not even then",
            "leave privileged out, or give the profile itself to Docker 27 or later",
            "moby daemon WithSeccomp, pull request 47500");

    static final EngineCode BUILTIN_WITH_PRIVILEGED = new EngineCode(
            "seccomp-builtin-with-privileged",
            Effect.REFUSED_AT_START,
            "for a privileged container the engine takes the word builtin for a profile's text and cannot read it",
            "leave privileged out, or give the profile itself",
            "moby daemon WithSeccomp since 27");

    static final EngineCode DAEMON_UNCONFINED = new EngineCode(
            "seccomp-daemon-unconfined",
            Effect.WEAKENED,
            "the daemon is set to run containers without a filter",
            "ask for builtin, or give the profile itself",
            "dockerd(8) seccomp-profile unconfined");

    static final EngineCode EMPTY = new EngineCode(
            "seccomp-profile-empty",
            Effect.IGNORED,
            "a profile with neither a default action nor rules is no filter to the engine",
            "say unconfined, or give the profile a default action",
            "moby profiles/seccomp setupSeccomp; seen on 20.10 and 28.5");

    static final EngineCode MEMBERS_IGNORED = new EngineCode(
            "seccomp-members-ignored",
            Effect.CHANGED,
            "engines before 23 know neither defaultErrnoRet nor flags nor a listener and pass over them",
            "use Docker 23 or later",
            "moby 20.10 profiles/seccomp.Seccomp");

    static final List<EngineCode> CODES = List.of(
            UNAVAILABLE,
            SUPPORT_UNKNOWN,
            OFF_BY_PRIVILEGED,
            BUILTIN_WITH_PRIVILEGED,
            DAEMON_UNCONFINED,
            EMPTY,
            MEMBERS_IGNORED);

    @Override
    public void of(Derivation derivation) {
        Seccomp asked = derivation.get(SECCOMP).orElse(Seccomp.engineDefault());
        EngineFacts engine = derivation.engine();
        if (asked instanceof Seccomp.Unconfined) {
            none(derivation, derivation.asked(SECCOMP));
        } else if (derivation.is(PRIVILEGED) && !keepsUnderPrivileged(engine, asked)) {
            if (derivation.has(SECCOMP)) {
                derivation.find(OFF_BY_PRIVILEGED, SECCOMP);
            }
            none(derivation, Reason.of("a privileged container runs without a filter"));
        } else if (engine.seccomp().isEmpty()) {
            // a profile of its own is refused there, which is another finding
            if (derivation.has(SECCOMP) && !(asked instanceof Seccomp.Custom)) {
                derivation.find(SUPPORT_UNKNOWN, SECCOMP);
            }
            unknown(derivation, "whether the kernel filters system calls is not known");
        } else if (!engine.seccomp().get()) {
            unavailable(derivation, asked);
        } else {
            filtered(derivation, asked);
        }
    }

    /** moby {@code WithSeccomp}: since 27 a profile that is given counts under privileged too; with Podman always. */
    private static boolean keepsUnderPrivileged(EngineFacts engine, Seccomp asked) {
        return !(asked instanceof Seccomp.EngineDefault) && (engine.isPodman() || engine.isDocker(27, 0));
    }

    private static void unavailable(Derivation derivation, Seccomp asked) {
        if (asked instanceof Seccomp.Custom) {
            unknown(derivation, "the kernel has no seccomp filters, and the engine does not start the container");
            return;
        }
        if (derivation.has(SECCOMP)) {
            derivation.find(UNAVAILABLE, SECCOMP);
        }
        none(derivation, Reason.of("the kernel has no seccomp filters"));
    }

    private static void filtered(Derivation derivation, Seccomp asked) {
        if (derivation.engine().isPodman()) {
            PodmanSeccomp.mean(derivation, asked);
        } else if (asked instanceof Seccomp.Custom custom) {
            custom(derivation, custom.profile());
        } else if (asked instanceof Seccomp.Builtin) {
            builtin(derivation);
        } else {
            daemonDefault(derivation);
        }
    }

    private static void custom(Derivation derivation, SeccompProfile profile) {
        if (profile.defaultAction().scmpName().isEmpty() && profile.rules().isEmpty()) {
            derivation.find(EMPTY, SECCOMP);
            none(derivation, Reason.of("an empty profile is no filter"));
            return;
        }
        membersIgnored(derivation, profile);
        SeccompRules.mean(derivation, profile, derivation.asked(SECCOMP));
    }

    private static void membersIgnored(Derivation derivation, SeccompProfile profile) {
        boolean said = profile.defaultErrno().isPresent()
                || profile.flags().isPresent()
                || !profile.listenerPath().isEmpty()
                || !profile.listenerMetadata().isEmpty();
        if (said && !derivation.engine().isDocker(23, 0)) {
            derivation.find(MEMBERS_IGNORED, SECCOMP);
        }
    }

    private static void builtin(Derivation derivation) {
        if (!derivation.engine().isDocker(23, 0)) {
            unknown(derivation, "engines before 23 do not know the word builtin and do not start the container");
        } else if (derivation.is(PRIVILEGED)) {
            derivation.find(BUILTIN_WITH_PRIVILEGED, SECCOMP);
            unknown(derivation, "the engine does not start a privileged container that asks for builtin");
        } else {
            SeccompRules.meanBuiltin(derivation, derivation.asked(SECCOMP));
        }
    }

    /** dockerd(8) seccomp-profile: built-in, none, or a file. */
    private static void daemonDefault(Derivation derivation) {
        Optional<String> profile = derivation.engine().seccompProfile();
        if (profile.isEmpty()) {
            unknown(derivation, "which profile the daemon is set to is not known");
            return;
        }
        switch (profile.get()) {
            case "builtin", "default", "" -> SeccompRules.meanBuiltin(derivation, derivation.askedOrDefault(SECCOMP));
            case "unconfined" -> {
                if (derivation.has(SECCOMP)) {
                    derivation.find(DAEMON_UNCONFINED, SECCOMP);
                }
                none(derivation, Reason.of("the daemon is set to unconfined"));
            }
            default -> SeccompRules.meanText(derivation, profile.get());
        }
    }

    static void none(Derivation derivation, Reason reason) {
        Reason asked = derivation.askedOrDefault(SECCOMP);
        List<Reason> reasons = reason.equals(asked) ? List.of(asked) : List.of(asked, reason);
        derivation.mean(Aspects.SECCOMP_ON, false, reasons);
        derivation.mean(Aspects.SECCOMP_RULES, Optional.empty(), reasons);
    }

    static void unknown(Derivation derivation, String reason) {
        derivation.unknown(Aspects.SECCOMP_ON, derivation.askedOrDefault(SECCOMP), Reason.of(reason));
        derivation.unknown(Aspects.SECCOMP_RULES, derivation.askedOrDefault(SECCOMP), Reason.of(reason));
    }
}
