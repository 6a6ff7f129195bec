package dev.hasp.apparmor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules that change nothing, since others say the same and more. */
final class RedundantRuleCheck implements AppArmorCheck {

    private static final String NEVER = "never-decides";
    private static final String ALL_FILES = "all-files";

    @Override
    public List<String> codes() {
        return List.of(NEVER, ALL_FILES);
    }

    @Override
    public void check(LintSubject subject, List<AppArmorFinding> findings) {
        List<LintSubject.FileUse> uses = subject.fileUses();
        boolean all = uses.stream().anyMatch(use -> use.rule() instanceof Rule.AllFiles);
        List<LintSubject.FileUse> kept = new ArrayList<>(uses);
        int pointless = 0;
        // from the end, so that of two that are alike the later one is said to be redundant
        for (int i = uses.size() - 1; i >= 0; i--) {
            LintSubject.FileUse use = kept.remove(i);
            if (!isRedundant(subject, use, kept)) {
                kept.add(i, use);
            } else if (all && !use.isDeny()) {
                pointless++;
            } else {
                findings.add(new AppArmorFinding(
                        NEVER,
                        AppArmorFinding.Severity.INFO,
                        Optional.of(use.rule()),
                        "other rules say all that it says",
                        "leave it out, or narrow the others if it was to be the only one"));
            }
        }
        if (pointless > 0) {
            findings.add(new AppArmorFinding(
                    ALL_FILES,
                    AppArmorFinding.Severity.WARNING,
                    Optional.of(new Rule.AllFiles(Qualifiers.ALLOW)),
                    "it permits every file, so that narrower rules restrict nothing: " + pointless + " of them",
                    "leave it out and name the files, or deny what is not to be used"));
        }
    }

    private static boolean isRedundant(LintSubject subject, LintSubject.FileUse use, List<LintSubject.FileUse> others) {
        for (char letter : use.letters()) {
            List<LintSubject.FileUse> same =
                    others.stream().filter(other -> says(other, use, letter)).toList();
            if (same.isEmpty() || subject.find(List.of(use.paths()), same) != PathSearch.NotFound.NONE) {
                return false;
            }
        }
        return true;
    }

    private static boolean says(LintSubject.FileUse other, LintSubject.FileUse use, char letter) {
        return other.isDeny() == use.isDeny()
                && other.has(letter)
                && (letter != 'x' || other.exec().equals(use.exec()))
                && (use.owner() || !other.owner())
                && logs(other.rule(), use.rule())
                && (!use.rule().qualifiers().audit() || names(other, letter));
    }

    /** Mapping that running under the same profile brings along is not logged (apparmor_parser 3.0.8, seen). */
    private static boolean names(LintSubject.FileUse other, char letter) {
        return letter != FilePermission.MAP.letter() || other.permissions().contains(FilePermission.MAP);
    }

    /** Where two denials meet, one of them silent, nothing is logged; where two permissions do, what either logs. */
    private static boolean logs(Rule other, Rule use) {
        boolean same = other.qualifiers().audit() == use.qualifiers().audit();
        return same || (!use.isDeny() && other.qualifiers().audit());
    }
}
