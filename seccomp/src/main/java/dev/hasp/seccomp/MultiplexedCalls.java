package dev.hasp.seccomp;

import dev.hasp.linux.CallMultiplexer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The calls that some architectures also make through {@code socketcall} and {@code ipc}. Where a profile permits one of these two as a whole, a rule for a call behind it has no effect
 * there, because the first unconditional rule decides.
 */
final class MultiplexedCalls {

    private MultiplexedCalls() {}

    /**
     * The rules, with those that permit {@code socketcall} or {@code ipc} narrowed so that they no longer permit these
     * calls. Calls behind them that have rules of their own need none in their place: libseccomp doubles those.
     */
    static List<SyscallRule> without(List<SyscallRule> rules, Collection<String> denied) {
        List<SyscallRule> narrowed = rules;
        for (CallMultiplexer multiplexer : CallMultiplexer.values()) {
            String whole = multiplexer.call();
            if (!denied.contains(whole) && denied.stream().anyMatch(multiplexer.selectors()::containsKey)) {
                narrowed = narrow(narrowed, whole, multiplexer.selectors(), denied);
            }
        }
        return narrowed;
    }

    /**
     * Refuses to deny {@code socketcall} or {@code ipc} with the verdict of the default, which cannot be expressed:
     * runtimes pass over a rule that says what the default says, and libseccomp then permits by it what the rules for the
     * calls behind it permit.
     *
     * @throws IllegalArgumentException if one of the names is such a call and others behind it have rules
     */
    static void requireOwnVerdict(List<SyscallRule> rules, Collection<String> denied) {
        for (CallMultiplexer multiplexer : CallMultiplexer.values()) {
            String whole = multiplexer.call();
            Set<String> behind = multiplexer.selectors().keySet();
            if (denied.contains(whole)
                    && rules.stream().anyMatch(rule -> rule.names().stream().anyMatch(behind::contains))) {
                throw new IllegalArgumentException("seccomp profile: \"" + whole
                        + "\" cannot be denied with the default's own verdict, because runtimes pass over such a rule and"
                        + " the rules for single calls then permit it; choose another error, such as ENOSYS");
            }
        }
    }

    private static List<SyscallRule> narrow(
            List<SyscallRule> rules, String whole, Map<String, Integer> behind, Collection<String> denied) {
        List<SyscallRule> narrowed = new ArrayList<>();
        for (SyscallRule rule : rules) {
            if (!rule.names().contains(whole) || !rule.action().permits()) {
                narrowed.add(rule);
                continue;
            }
            List<String> others =
                    rule.names().stream().filter(name -> !name.equals(whole)).toList();
            if (!others.isEmpty()) {
                narrowed.add(rule.withNames(others));
            }
            behind.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(call -> {
                if (!denied.contains(call.getKey()) && !hasOwnRule(rules, call.getKey())) {
                    narrowed.addAll(selecting(rule, whole, call.getValue()));
                }
            });
        }
        return narrowed;
    }

    /** Whether a rule decides the call in every container, whatever follows: libseccomp doubles it. */
    private static boolean hasOwnRule(List<SyscallRule> rules, String name) {
        return rules.stream()
                .filter(rule -> rule.names().contains(name))
                .anyMatch(rule -> !rule.action().permits()
                        || (rule.includes().isEmpty()
                                && rule.excludes().isEmpty()
                                && rule.args().stream().allMatch(arg -> arg.index() == 0)));
    }

    /** The rule for one call behind the multiplexer; none if its own conditions on the selector leave that out. */
    private static List<SyscallRule> selecting(SyscallRule rule, String whole, int selector) {
        List<ArgumentCondition> conditions = new ArrayList<>(List.of(ArgumentCondition.equalTo(0, selector)));
        for (ArgumentCondition condition : rule.args()) {
            if (condition.index() != 0) {
                conditions.add(condition);
            } else if (!condition.operator().isKnown() || !condition.holds(selector, 32)) {
                return List.of();
            }
        }
        return List.of(rule.toBuilder().names(List.of(whole)).args(conditions).build());
    }
}
