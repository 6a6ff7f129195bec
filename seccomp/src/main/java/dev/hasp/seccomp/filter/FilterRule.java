package dev.hasp.seccomp.filter;

import dev.hasp.seccomp.ArgumentCondition;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A rule as libseccomp holds it for one call of one architecture.
 *
 * @param verdict what it returns
 * @param conditions what has to hold, all of it; never one that always holds, none for an unconditional rule
 * @param name the call that the profile names; another one than the rule's where that is multiplexed
 * @param source the position, from 0, of the rule in the profile
 * @param companion whether libseccomp made it for {@code socketcall} or {@code ipc}
 */
public record FilterRule(
        Verdict verdict, List<ArgumentCondition> conditions, String name, int source, boolean companion) {

    public FilterRule {
        conditions = List.copyOf(conditions);
    }

    /** Whether it decides the call whatever its arguments. */
    public boolean isUnconditional() {
        return conditions.isEmpty();
    }

    /** Such as {@code rule 3 (socket) if arg0 != 0x28}. */
    @Override
    public String toString() {
        return "rule " + source + " (" + name + (companion ? ", multiplexed" : "") + ")"
                + (conditions.isEmpty()
                        ? ""
                        : conditions.stream()
                                .map(ArgumentCondition::toString)
                                .collect(Collectors.joining(" and ", " if ", "")));
    }
}
