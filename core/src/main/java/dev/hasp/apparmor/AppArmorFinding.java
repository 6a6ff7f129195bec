package dev.hasp.apparmor;

import java.util.Optional;

/**
 * Something that a check found in a profile.
 *
 * @param code the stable name of the kind of finding, under which the documentation explains it
 * @param severity how bad it is
 * @param rule the rule in question, unless it is about the whole profile
 * @param message what is there and what follows from it
 * @param remedy what to do
 */
public record AppArmorFinding(String code, Severity severity, Optional<Rule> rule, String message, String remedy) {

    /** How bad a finding is. */
    public enum Severity {
        /** The profile lets through what it means to deny, or stops what containers need. */
        WARNING,
        /** Part of the profile has no effect, or something is worth knowing. */
        INFO
    }

    /** Such as {@code WARNING no-abi: … (…)}, with the rule's text where there is one. */
    @Override
    public String toString() {
        return severity + " " + code + rule.map(r -> " " + RuleText.of(r) + ",").orElse("") + ": " + message + " ("
                + remedy + ")";
    }
}
