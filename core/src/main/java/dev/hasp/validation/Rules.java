package dev.hasp.validation;

import dev.hasp.Finding;
import dev.hasp.SecurityProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All rules, in one ordered list. */
public final class Rules {

    private static final List<Rule> ALL = List.of();

    private Rules() {}

    /** Every finding of every rule, errors first. */
    public static List<Finding> check(SecurityProfile profile) {
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : ALL) {
            rule.test()
                    .apply(profile)
                    .ifPresent(message -> findings.add(
                            new Finding(rule.code(), rule.severity(), rule.control(), message, rule.remedy())));
        }
        findings.sort(Comparator.comparing(Finding::severity));
        return List.copyOf(findings);
    }
}
