package dev.hasp.apparmor;

import dev.hasp.text.Quoted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the compiler refuses of rules and flags that are well by themselves. */
final class ProfileChecks {

    private ProfileChecks() {}

    static List<String> variable(String name, List<String> values) {
        if (!GlobVariables.isName(name)) {
            throw new MalformedAppArmorException(
                    "AppArmor variable", name, "is no name", "expected letters, digits and _, a letter first");
        }
        if (values.isEmpty()) {
            throw new MalformedAppArmorException("AppArmor variable", name, "has no value", "expected one at least");
        }
        values.forEach(value -> GlobParser.parse("value of the AppArmor variable " + name, value));
        return List.copyOf(values);
    }

    static void check(AppArmorProfile profile) {
        flags(profile);
        variables(profile.variables());
        List<Rule> rules =
                profile.rules().stream().map(AppArmorProfile.Noted::rule).toList();
        if (profile.abi().equals(Optional.of(Abi.V3_0))
                && rules.stream().anyMatch(Rule.UserNamespaces.class::isInstance)) {
            throw new MalformedAppArmorException(
                    "rule", "userns,", "is unknown to " + Abi.V3_0.file(), "expected " + Abi.V4_0.file() + " with it");
        }
        transitions(rules);
    }

    private static void flags(AppArmorProfile profile) {
        Set<String> flags = Words.known("AppArmor flag", profile.flags(), Words.FLAGS);
        for (Set<String> opposites : Words.OPPOSITE_FLAGS) {
            if (flags.containsAll(opposites)) {
                throw new MalformedAppArmorException(
                        "AppArmor flags", String.join(", ", opposites), "exclude each other", "expected one of them");
            }
        }
    }

    private static void variables(Collection<AppArmorProfile.Variable> variables) {
        Set<String> names = new HashSet<>();
        for (AppArmorProfile.Variable variable : variables) {
            if (!names.add(variable.name())) {
                throw new MalformedAppArmorException(
                        "AppArmor variable", variable.name(), "is declared twice", "give it all values at once");
            }
        }
    }

    /** One path and two ways to run it: an error, unless the one is a path by name and the other a pattern. */
    private static void transitions(List<Rule> rules) {
        List<Running> all = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule instanceof Rule.AllFiles) {
                all.add(new Running(PathGlob.of("/{,**}"), ExecTransition.INHERIT));
            } else if (rule instanceof Rule.Files files
                    && !files.isDeny()
                    && files.exec().isPresent()) {
                all.add(new Running(files.path(), files.exec().get()));
            }
        }
        if (all.stream().map(Running::how).distinct().count() < 2) {
            return;
        }
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                all.get(i).refuseConflict(all.get(j));
            }
        }
    }

    private record Running(PathGlob path, ExecTransition how) {

        void refuseConflict(Running other) {
            if (!how.equals(other.how) && conflicts(other.path)) {
                throw new MalformedAppArmorException(
                        "rule for",
                        path.text(),
                        "runs programs as " + how.mode() + ", and the one for " + Quoted.of(other.path.text()) + " as "
                                + other.how.mode(),
                        "expected one way for each program");
            }
        }

        private boolean conflicts(PathGlob other) {
            if (path.equals(other)) {
                return true;
            }
            if (path.literalPath().isPresent() || other.literalPath().isPresent()) {
                return false;
            }
            return path.variables().isEmpty()
                    && other.variables().isEmpty()
                    && !path.automaton().intersection(other.automaton()).isEmpty();
        }
    }
}
