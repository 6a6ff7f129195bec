package dev.hasp.seccomp;

import dev.hasp.linux.Errno;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Changes to a profile that take effect whatever its rules were: a call's earlier rules make way for the new one. */
final class ProfileEdits {

    private ProfileEdits() {}

    /** From now on these calls are treated so, whatever their arguments, in every container. */
    static SeccompProfile treat(
            SeccompProfile profile, Collection<String> names, Action action, Optional<Errno> errno) {
        for (String name : names) {
            requireName(name);
        }
        List<SyscallRule> others = without(profile.rules(), names::contains, rule -> true);
        boolean isDefault = isDefault(profile, action, errno);
        if (isDefault && !action.permits()) {
            MultiplexedCalls.requireOwnVerdict(others, names);
        }
        SeccompProfile.Builder builder =
                builder(profile, action.permits() ? others : MultiplexedCalls.without(others, names));
        if (!isDefault) {
            builder.addRule(SyscallRule.builder()
                    .names(names)
                    .action(action)
                    .errno(errno)
                    .build());
        }
        return builder.build();
    }

    /** From now on the call is also allowed in this case, and no longer treated any way without a condition. */
    static SeccompProfile allowIf(SeccompProfile profile, String name, List<ArgumentCondition> conditions) {
        requireName(name);
        if (profile.defaultAction().permits()) {
            throw new IllegalArgumentException("seccomp profile: \"" + name
                    + "\" cannot be allowed under conditions where the default is " + profile.defaultAction()
                    + ", which permits it anyway; choose a default that denies");
        }
        Predicate<SyscallRule> obsolete =
                rule -> rule.args().isEmpty() || !rule.action().equals(Action.ALLOW);
        SeccompProfile.Builder builder = builder(profile, without(profile.rules(), name::equals, obsolete));
        for (List<ArgumentCondition> alternative : Int32Conditions.alternatives(name, conditions)) {
            builder.addRule(SyscallRule.builder()
                    .addName(name)
                    .action(Action.ALLOW)
                    .args(alternative)
                    .build());
        }
        return builder.build();
    }

    private static void requireName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "seccomp profile: \"" + name + "\" is no system call's name; expected one such as read");
        }
    }

    private static SeccompProfile.Builder builder(SeccompProfile profile, List<SyscallRule> rules) {
        return SeccompProfile.builder().from(profile.withRules(rules));
    }

    /** The rules without these names where the rule is obsolete for them; rules left without any name go. */
    private static List<SyscallRule> without(
            List<SyscallRule> rules, Predicate<String> names, Predicate<SyscallRule> obsolete) {
        List<SyscallRule> kept = new ArrayList<>();
        for (SyscallRule rule : rules) {
            List<String> remaining =
                    rule.names().stream().filter(names.negate()).toList();
            if (remaining.size() == rule.names().size() || !obsolete.test(rule)) {
                kept.add(rule);
            } else if (!remaining.isEmpty()) {
                kept.add(rule.withNames(remaining));
            }
        }
        return kept;
    }

    private static boolean isDefault(SeccompProfile profile, Action action, Optional<Errno> errno) {
        return profile.defaultAction().canonical().equals(action.canonical())
                && (!action.takesErrno()
                        || Objects.equals(profile.defaultErrno().orElse(Errno.EPERM), errno.orElse(Errno.EPERM)));
    }
}
