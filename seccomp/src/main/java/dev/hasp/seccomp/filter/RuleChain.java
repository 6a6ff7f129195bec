package dev.hasp.seccomp.filter;

import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.Operator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A conditional rule as the chain of comparisons of 32 bits that libseccomp makes of it ({@code _db_rule_gen}): in the
 * order of the arguments, of which those of 64 bits take two or three.
 */
final class RuleChain {

    private RuleChain() {}

    /** The first node of the chain. */
    static RuleNode of(FilterRule rule, int bits) {
        @Nullable RuleNode first = null;
        List<RuleNode> ends = List.of();
        boolean onTrue = false;
        List<ArgumentCondition> ordered = rule.conditions().stream()
                .sorted(Comparator.comparingInt(ArgumentCondition::index))
                .toList();
        for (ArgumentCondition condition : ordered) {
            List<RuleNode> nodes = bits == 32 ? narrow(condition) : wide(condition);
            List<RuleNode> level = levelOf(nodes.get(0));
            for (RuleNode end : ends) {
                if (onTrue) {
                    end.thenLevel = level;
                } else {
                    end.elseLevel = level;
                }
            }
            first = first == null ? nodes.get(0) : first;
            ends = ends(condition.operator(), nodes);
            onTrue = isMetWhenTrue(condition.operator());
        }
        Decision decision = Decision.by(rule);
        for (RuleNode end : ends) {
            if (onTrue) {
                end.ifTrue = decision;
            } else {
                end.ifFalse = decision;
            }
        }
        return Objects.requireNonNull(first);
    }

    private static List<RuleNode> levelOf(RuleNode node) {
        return new ArrayList<>(List.of(node));
    }

    /** NE, LT and LE hold when EQ, GE and GT do not. */
    private static boolean isMetWhenTrue(Operator operator) {
        return !(operator.equals(Operator.NE) || operator.equals(Operator.LT) || operator.equals(Operator.LE));
    }

    private static Operator positive(Operator operator) {
        if (operator.equals(Operator.NE)) {
            return Operator.EQ;
        } else if (operator.equals(Operator.LT)) {
            return Operator.GE;
        }
        return operator.equals(Operator.LE) ? Operator.GT : operator;
    }

    private static List<RuleNode> narrow(ArgumentCondition condition) {
        return List.of(new RuleNode(condition, positive(condition.operator()), false));
    }

    private static List<RuleNode> wide(ArgumentCondition condition) {
        Operator operator = positive(condition.operator());
        RuleNode lower = new RuleNode(condition, operator, false);
        if (!operator.isOrdered()) {
            RuleNode upper = new RuleNode(condition, operator, true);
            upper.thenLevel = levelOf(lower);
            return List.of(upper, lower);
        }
        RuleNode above = new RuleNode(condition, Operator.GT, true);
        RuleNode equal = new RuleNode(condition, Operator.EQ, true);
        above.elseLevel = levelOf(equal);
        equal.thenLevel = levelOf(lower);
        return List.of(above, equal, lower);
    }

    /** The nodes from which the condition is met. */
    private static List<RuleNode> ends(Operator operator, List<RuleNode> nodes) {
        return switch (nodes.size()) {
            case 1 -> nodes;
            case 2 -> operator.equals(Operator.NE) ? nodes : nodes.subList(1, 2);
            default -> isMetWhenTrue(operator) ? List.of(nodes.get(0), nodes.get(2)) : nodes.subList(1, 3);
        };
    }
}
