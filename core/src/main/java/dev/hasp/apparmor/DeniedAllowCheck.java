package dev.hasp.apparmor;

import dev.hasp.text.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules that permit what others deny: the denial wins, wherever it stands. */
final class DeniedAllowCheck implements AppArmorCheck {

    private static final String WHOLLY = "denied-wholly";
    private static final String IN_PART = "denied-in-part";
    private static final String INTRICATE = "too-intricate";

    @Override
    public List<String> codes() {
        return List.of(WHOLLY, IN_PART, INTRICATE);
    }

    @Override
    public void check(LintSubject subject, List<AppArmorFinding> findings) {
        List<LintSubject.FileUse> uses = subject.fileUses();
        List<LintSubject.FileUse> denials =
                uses.stream().filter(LintSubject.FileUse::isDeny).toList();
        for (LintSubject.FileUse use : uses) {
            if (!use.isDeny() && !denials.isEmpty()) {
                check(subject, use, denials, findings);
            }
        }
        capabilities(subject, findings);
    }

    private static void check(
            LintSubject subject,
            LintSubject.FileUse use,
            List<LintSubject.FileUse> denials,
            List<AppArmorFinding> findings) {
        StringBuilder dead = new StringBuilder();
        StringBuilder hurt = new StringBuilder();
        List<String> examples = new ArrayList<>();
        for (char letter : use.letters()) {
            List<LintSubject.FileUse> about =
                    denials.stream().filter(d -> d.has(letter)).toList();
            // a denial for owners leaves others their use
            List<LintSubject.FileUse> certain =
                    about.stream().filter(d -> use.owner() || !d.owner()).toList();
            PathSearch.Result survivor = subject.find(List.of(use.paths()), certain);
            if (survivor == PathSearch.NotFound.GAVE_UP) {
                findings.add(intricate(use));
                return;
            } else if (survivor == PathSearch.NotFound.NONE) {
                dead.append(letter);
                continue;
            }
            victim(subject, use, about).ifPresent(path -> {
                hurt.append(letter);
                examples.add(path);
            });
        }
        if (!dead.isEmpty()) {
            findings.add(new AppArmorFinding(
                    WHOLLY,
                    AppArmorFinding.Severity.WARNING,
                    Optional.of(use.rule()),
                    "denials take away " + dead + " on every path of it, and a denial wins wherever it stands",
                    "narrow the denial, or take the permission out of the rule"));
        }
        // everything but what is denied is what the rule for all files is for
        if (!hurt.isEmpty() && !(use.rule() instanceof Rule.AllFiles)) {
            findings.add(new AppArmorFinding(
                    IN_PART,
                    AppArmorFinding.Severity.INFO,
                    Optional.of(use.rule()),
                    "denials take away " + hurt + " on some of its paths, such as " + Quoted.of(examples.get(0)),
                    "check that this is meant; no rule can permit what another denies"));
        }
    }

    private static Optional<String> victim(
            LintSubject subject, LintSubject.FileUse use, List<LintSubject.FileUse> denials) {
        for (LintSubject.FileUse denial : denials) {
            if (subject.find(List.of(use.paths(), denial.paths()), List.of()) instanceof PathSearch.Found found) {
                return Optional.of(found.path());
            }
        }
        return Optional.empty();
    }

    private static AppArmorFinding intricate(LintSubject.FileUse use) {
        return new AppArmorFinding(
                INTRICATE,
                AppArmorFinding.Severity.INFO,
                Optional.of(use.rule()),
                "its paths are not compared with those of other rules: the patterns are too intricate or too many",
                "write simpler patterns");
    }

    private static void capabilities(LintSubject subject, List<AppArmorFinding> findings) {
        for (Rule.Capabilities rule : subject.all(Rule.Capabilities.class)) {
            List<String> denied = rule.isDeny()
                    ? List.of()
                    : rule.capabilities().stream()
                            .filter(c -> subject.decisions().capability(c).isDenied())
                            .map(c -> c.name())
                            .toList();
            if (!denied.isEmpty()) {
                findings.add(new AppArmorFinding(
                        WHOLLY,
                        AppArmorFinding.Severity.WARNING,
                        Optional.of(rule),
                        "another rule denies " + String.join(", ", denied) + ", and a denial wins wherever it stands",
                        "take it out of one of the two"));
            }
        }
    }
}
