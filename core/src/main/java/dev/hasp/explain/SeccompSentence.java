package dev.hasp.explain;

import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.seccomp.SyscallRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A seccomp profile in a few lines: what happens with the calls that no rule names, and with those that rules name. */
final class SeccompSentence {

    private static final int MOST_NAMES = 12;

    private SeccompSentence() {}

    static Phrase of(SeccompProfile profile) {
        return new Phrase(
                "makes system calls through the profile's own filter; what no rule names is "
                        + fate(profile.defaultAction()),
                lines(profile.rules()));
    }

    private static List<String> lines(List<SyscallRule> rules) {
        Map<String, Set<String>> always = new LinkedHashMap<>();
        Map<String, Set<String>> sometimes = new LinkedHashMap<>();
        for (SyscallRule rule : rules) {
            boolean conditional = !rule.args().isEmpty()
                    || !rule.includes().isEmpty()
                    || !rule.excludes().isEmpty();
            (conditional ? sometimes : always)
                    .computeIfAbsent(fate(rule.action()), fate -> new TreeSet<>())
                    .addAll(rule.names());
        }
        List<String> lines = new ArrayList<>();
        always.forEach((fate, names) -> lines.add(fate + ": " + names(names)));
        sometimes.forEach((fate, names) -> lines.add(fate + " under conditions: " + names(names)));
        return lines;
    }

    private static String names(Set<String> names) {
        return names.size() > MOST_NAMES ? names.size() + " calls" : Plain.quoted(names);
    }

    private static String fate(Action action) {
        if (action.permits()) {
            return action.equals(Action.LOG) ? "permitted and logged" : "permitted";
        }
        if (action.equals(Action.ERRNO)) {
            return "denied";
        }
        boolean kills = action.canonical().equals(Action.KILL_THREAD) || action.equals(Action.KILL_PROCESS);
        return kills ? "deadly" : "answered with " + action.scmpName();
    }
}
