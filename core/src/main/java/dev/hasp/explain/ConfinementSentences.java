package dev.hasp.explain;

import dev.hasp.SecurityProfile;
import dev.hasp.control.AppArmor;
import dev.hasp.control.Controls;
import dev.hasp.control.SeLinux;
import dev.hasp.control.Seccomp;
import java.util.List;
import java.util.Optional;

/** What stands between the container and the kernel. */
final class ConfinementSentences {

    private static final String DAEMON_SECCOMP =
            "makes system calls through the daemon's filter, which is the engine's built-in one unless changed";
    private static final String NO_APP_ARMOR_KERNEL = ", where the host's kernel has AppArmor";

    static final List<Sentence<?>> ALL = List.of(
            Sentence.of(Controls.SECCOMP, (seccomp, profile) -> seccomp(seccomp))
                    .open(profile -> unlessPrivileged(
                            profile, DAEMON_SECCOMP, "may make every system call, because it is privileged")),
            Sentence.of(Controls.APP_ARMOR, ConfinementSentences::appArmor)
                    .open(profile -> unlessPrivileged(
                            profile,
                            "is confined by the engine's AppArmor profile" + NO_APP_ARMOR_KERNEL,
                            "is confined by no AppArmor profile, because it is privileged")),
            Sentence.of(Controls.SE_LINUX, (label, profile) -> seLinux(label)),
            Sentence.of(
                    Controls.SYSCTLS,
                    (sysctls, profile) -> Phrase.list(
                            "starts with these kernel parameters in its namespaces",
                            "starts with no kernel parameter changed",
                            Plain.entries(sysctls))));

    private ConfinementSentences() {}

    private static Optional<Phrase> unlessPrivileged(SecurityProfile profile, String usual, String privileged) {
        return Optional.of(Phrase.of(profile.privileged().orElse(false) ? privileged : usual));
    }

    private static Phrase seccomp(Seccomp seccomp) {
        if (seccomp instanceof Seccomp.Custom custom) {
            return SeccompSentence.of(custom.profile());
        }
        if (seccomp instanceof Seccomp.Unconfined) {
            return Phrase.of("may make every system call of the kernel, held by its capabilities alone");
        }
        return Phrase.of(
                seccomp instanceof Seccomp.Builtin
                        ? "makes system calls through the engine's built-in filter, whatever the daemon is set to"
                        : DAEMON_SECCOMP);
    }

    private static String appArmor(AppArmor appArmor) {
        if (appArmor instanceof AppArmor.Unconfined) {
            return "is confined by no AppArmor profile";
        }
        return appArmor instanceof AppArmor.Profile named
                ? "is confined by the AppArmor profile " + Plain.quoted(named.name()) + NO_APP_ARMOR_KERNEL
                : "is confined by the engine's AppArmor profile" + NO_APP_ARMOR_KERNEL;
    }

    private static Phrase seLinux(SeLinux label) {
        if (label.disabled()) {
            return Phrase.of("is not separated by SELinux labels from the host and other containers");
        }
        return Phrase.list(
                "has these parts of its SELinux label set, where the daemon uses SELinux",
                "has the engine's SELinux label with categories of its own, where the daemon uses SELinux",
                label.options());
    }
}
