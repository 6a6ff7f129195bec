package dev.hasp.apparmor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Included texts that the other checks do not see. */
final class UnknownIncludeCheck implements AppArmorCheck {

    private static final String CODE = "unknown-include";

    @Override
    public List<String> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(LintSubject subject, List<AppArmorFinding> findings) {
        Stream.concat(subject.rules().unknownTunables().stream(), subject.rules().unknownRules().stream())
                .forEach(unknown -> findings.add(new AppArmorFinding(
                        CODE,
                        AppArmorFinding.Severity.INFO,
                        Optional.empty(),
                        unknown.what() + " is not taken into account: " + unknown.why(),
                        "give its text, or write the rules that are needed into the profile")));
    }
}
