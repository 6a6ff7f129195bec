package dev.hasp.apparmor;

import java.util.List;
import java.util.Optional;

/** Profiles that deny nothing but what they name, and profiles that mean something else on every kernel. */
final class ProfileHeadCheck implements AppArmorCheck {

    @Override
    public List<String> codes() {
        return List.of("complain-mode", "no-abi");
    }

    @Override
    public void check(LintSubject subject, List<AppArmorFinding> findings) {
        AppArmorProfile profile = subject.rules().profile();
        if (profile.mode() == Mode.COMPLAIN) {
            findings.add(new AppArmorFinding(
                    "complain-mode",
                    AppArmorFinding.Severity.WARNING,
                    Optional.empty(),
                    "in complain mode all that no rule denies is permitted, and logged",
                    "take away complain once the log shows no need of the workload's"));
        }
        if (profile.abi().isEmpty()) {
            findings.add(new AppArmorFinding(
                    "no-abi",
                    AppArmorFinding.Severity.WARNING,
                    Optional.empty(),
                    "without an abi the profile follows the newest rules that the host's kernel has: an update can deny"
                            + " what was permitted, such as Unix sockets",
                    "write abi <abi/3.0>, before the profile"));
        }
    }
}
