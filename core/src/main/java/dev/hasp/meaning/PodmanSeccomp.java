package dev.hasp.meaning;

import static dev.hasp.control.Controls.SECCOMP;

import dev.hasp.control.Seccomp;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Reason;

/** Podman's filter: the host's {@code seccomp.json} of containers-common, unless a path is given. */
final class PodmanSeccomp {

    private PodmanSeccomp() {}

    static void mean(Derivation derivation, Seccomp asked) {
        if (!(asked instanceof Seccomp.EngineDefault)) {
            SeccompMeaning.unknown(derivation, "Podman wants the path of a profile on its host here");
        } else if (derivation.engine().seccompText().isPresent()) {
            SeccompRules.meanText(derivation, "seccomp.json of Podman's host");
        } else {
            Reason reason = Reason.of("Podman's own profile, the host's seccomp.json");
            derivation.mean(Aspects.SECCOMP_ON, true, derivation.askedOrDefault(SECCOMP), reason);
            derivation.unknown(
                    Aspects.SECCOMP_RULES,
                    derivation.askedOrDefault(SECCOMP),
                    reason,
                    Reason.of("its text is not known"));
        }
    }
}
