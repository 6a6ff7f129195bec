package dev.hasp.seccomp;

import dev.hasp.linux.Errno;
import java.util.List;
import java.util.Optional;

/**
 * A rule that is there for one container.
 *
 * @param names the calls
 * @param action what happens with them
 * @param errno the {@code errnoRet}, or empty: EPERM, where the action takes a number
 * @param args the conditions, all of which have to hold
 * @param source the rule's position, from 0, in the profile that it came from
 */
public record ResolvedRule(
        List<String> names, Action action, Optional<Errno> errno, List<ArgumentCondition> args, int source) {

    public ResolvedRule {
        names = List.copyOf(names);
        args = List.copyOf(args);
    }
}
