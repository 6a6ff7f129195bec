package dev.hasp.meaning;

import static dev.hasp.control.Controls.IPC;
import static dev.hasp.control.Controls.PID;
import static dev.hasp.control.Controls.PRIVILEGED;
import static dev.hasp.control.Controls.SE_LINUX;

import dev.hasp.control.IpcMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.SeLinux;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Reason;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineCode;
import java.util.List;
import java.util.Optional;

/** Which SELinux label its processes have. */
final class SeLinuxMeaning {

    private static final String NONE = "none";

    static final EngineCode UNAVAILABLE = new EngineCode(
            "selinux-unavailable",
            Effect.IGNORED,
            "without SELinux on the host, or with selinux-enabled off, the engine takes every label and drops it",
            "use a host and a daemon with SELinux, or leave seLinux out",
            "go-selinux label.InitLabels; seen on 20.10 and 28.5");

    static final EngineCode SUPPORT_UNKNOWN = new EngineCode(
            "selinux-support-unknown",
            Effect.UNKNOWN,
            "without SELinux on the host, or with selinux-enabled off, the engine takes every label and drops it",
            "read the facts from the engine itself",
            "go-selinux label.InitLabels");

    static final EngineCode OFF_BY_HOST_ACCESS = new EngineCode(
            "selinux-off-by-host-access",
            Effect.IGNORED,
            "the engine adds label=disable to a privileged container and to one in the host's pid or ipc namespace",
            "name a type in seLinux, or leave the host's namespaces and privileged out",
            "moby daemon generateSecurityOpt");

    static final List<EngineCode> CODES = List.of(UNAVAILABLE, SUPPORT_UNKNOWN, OFF_BY_HOST_ACCESS);

    private SeLinuxMeaning() {}

    static void mean(Derivation derivation) {
        SeLinux asked = derivation.get(SE_LINUX).orElse(SeLinux.engineDefault());
        Optional<Boolean> available = derivation.engine().seLinux();
        if (asked.disabled()) {
            derivation.mean(Aspects.SE_LINUX_LABEL, NONE, derivation.asked(SE_LINUX));
        } else if (asked.options().isEmpty() && sharesWithHost(derivation)) {
            if (derivation.has(SE_LINUX)) {
                derivation.find(OFF_BY_HOST_ACCESS, SE_LINUX);
            }
            none(derivation, "the engine adds label=disable for privileged and for the host's pid or ipc namespace");
        } else if (available.isEmpty()) {
            if (!asked.options().isEmpty()) {
                derivation.find(SUPPORT_UNKNOWN, SE_LINUX);
            }
            unknown(derivation, "whether the engine uses SELinux is not known");
        } else if (!available.get()) {
            if (!asked.options().isEmpty()) { // the default is what the engine has, which is nothing here
                derivation.find(UNAVAILABLE, SE_LINUX);
            }
            none(derivation, "the engine does not use SELinux");
        } else {
            label(derivation, asked);
        }
    }

    private static boolean sharesWithHost(Derivation derivation) {
        return derivation.is(PRIVILEGED)
                || derivation.get(PID).filter(PidMode.host()::equals).isPresent()
                || derivation.get(IPC).filter(IpcMode.host()::equals).isPresent();
    }

    /** go-selinux {@code label.InitLabels}: the policy's label with every part replaced that is given. */
    private static void label(Derivation derivation, SeLinux asked) {
        if (asked.user().isPresent()
                && asked.role().isPresent()
                && asked.type().isPresent()
                && asked.level().isPresent()) {
            String label = String.join(
                    ":",
                    asked.user().get(),
                    asked.role().get(),
                    asked.type().get(),
                    asked.range().orElseThrow().toString());
            derivation.mean(Aspects.SE_LINUX_LABEL, label, derivation.asked(SE_LINUX));
        } else if (asked.options().isEmpty() && joinsContainer(derivation)) {
            unknown(derivation, "it gets the label of the container whose namespace it joins");
        } else if (asked.level().isPresent()) {
            unknown(derivation, "the host's policy gives the parts of the label that are not asked for");
        } else {
            unknown(derivation, "the engine draws two categories of its own, on top of the host's policy");
        }
    }

    private static boolean joinsContainer(Derivation derivation) {
        return derivation.get(PID).filter(pid -> pid.container().isPresent()).isPresent()
                || derivation
                        .get(IPC)
                        .filter(ipc -> ipc.container().isPresent())
                        .isPresent();
    }

    private static void none(Derivation derivation, String reason) {
        derivation.mean(Aspects.SE_LINUX_LABEL, NONE, derivation.askedOrDefault(SE_LINUX), Reason.of(reason));
    }

    private static void unknown(Derivation derivation, String reason) {
        derivation.unknown(Aspects.SE_LINUX_LABEL, derivation.askedOrDefault(SE_LINUX), Reason.of(reason));
    }
}
