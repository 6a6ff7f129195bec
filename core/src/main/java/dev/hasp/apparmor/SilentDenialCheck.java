package dev.hasp.apparmor;

import java.util.List;
import java.util.Optional;

/** Denials that leave no trace. */
final class SilentDenialCheck implements AppArmorCheck {

    private static final String CODE = "silent-denial";

    @Override
    public List<String> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(LintSubject subject, List<AppArmorFinding> findings) {
        List<Rule> silent = subject.all(Rule.class).stream()
                .filter(rule -> rule.isDeny() && !rule.qualifiers().audit())
                .toList();
        if (!silent.isEmpty()) {
            findings.add(new AppArmorFinding(
                    CODE,
                    AppArmorFinding.Severity.INFO,
                    Optional.of(silent.get(0)),
                    (silent.size() == 1 ? "this denial is" : silent.size() + " denials, this one first, are")
                            + " not logged: a rule that denies keeps quiet, unlike what no rule permits",
                    "write audit deny where attempts are to be seen"));
        }
    }
}
