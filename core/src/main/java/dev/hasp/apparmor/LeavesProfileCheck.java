package dev.hasp.apparmor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Ways out of the profile. */
final class LeavesProfileCheck implements AppArmorCheck {

    private static final String UNCONFINED = "unconfined-exec";
    private static final String OTHER = "other-profile";

    @Override
    public List<String> codes() {
        return List.of(UNCONFINED, OTHER);
    }

    @Override
    public void check(LintSubject subject, List<AppArmorFinding> findings) {
        for (Rule.Files rule : subject.all(Rule.Files.class)) {
            Optional<String> mode = rule.exec()
                    .map(exec -> exec.mode().toLowerCase(Locale.ROOT))
                    .filter(m -> !rule.isDeny());
            if (mode.filter(m -> m.contains("u")).isPresent()) {
                findings.add(new AppArmorFinding(
                        UNCONFINED,
                        AppArmorFinding.Severity.WARNING,
                        Optional.of(rule),
                        "such programs run without any profile, also one that the container wrote there itself",
                        "use ix, so that the profile goes on"));
            } else if (mode.filter(m -> m.contains("p") || m.contains("c")).isPresent()) {
                findings.add(other(rule, "such programs run under another profile of the host's"));
            }
        }
        for (Rule.ChangeProfile rule : subject.all(Rule.ChangeProfile.class)) {
            if (!rule.isDeny()) {
                findings.add(other(rule, "programs may change to another profile of the host's by themselves"));
            }
        }
    }

    private static AppArmorFinding other(Rule rule, String what) {
        return new AppArmorFinding(
                OTHER,
                AppArmorFinding.Severity.WARNING,
                Optional.of(rule),
                what + ", and what they may do is not said here; with no-new-privileges the change is refused unless"
                        + " the other profile permits less",
                "use ix, so that the profile goes on");
    }
}
