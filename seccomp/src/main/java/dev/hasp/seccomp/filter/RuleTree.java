package dev.hasp.seccomp.filter;

import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.Operator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The tree of comparisons that libseccomp builds of the rules of one call ({@code db_rule_add} of its {@code db.c}), kept
 * to know what it refuses: two actions at one place of the tree.
 *
 * <p>Comparisons of 64 bits are chains of two or three comparisons of 32, so that places can coincide though the
 * conditions differ.
 */
final class RuleTree {

    private final int bits;
    private final List<Node> roots = new ArrayList<>();
    private boolean unconditional;

    RuleTree(int bits) {
        this.bits = bits;
    }

    /** A comparison of one half of an argument, and where to go from it. */
    private static final class Node {
        private final int place;
        private final Operator operator;
        private final Operator written;
        private final long datum;
        private final long mask;
        private final long whole;
        private @Nullable Verdict ifTrue;
        private @Nullable Verdict ifFalse;
        private @Nullable List<Node> thenLevel;
        private @Nullable List<Node> elseLevel;

        Node(int place, Operator operator, ArgumentCondition condition, long mask, int shift) {
            boolean masked = condition.operator().equals(Operator.MASKED_EQ);
            this.place = place;
            this.operator = operator;
            this.written = condition.operator();
            this.mask = masked ? condition.value() >>> shift & mask : mask;
            this.whole = masked ? condition.valueTwo() : condition.value();
            this.datum = whole >>> shift & this.mask;
        }

        boolean isSame(Node other) {
            return place == other.place
                    && operator.equals(other.operator)
                    && datum == other.datum
                    && mask == other.mask;
        }

        boolean isBefore(Node other) {
            if (place != other.place) {
                return place < other.place;
            }
            int order = Integer.compare(rank(written), rank(other.written));
            if (order != 0) {
                return order < 0;
            }
            return rank(written) == 2 ? datum > other.datum : datum < other.datum;
        }

        private static int rank(Operator operator) {
            if (!operator.isOrdered()) {
                return 3;
            }
            return operator.equals(Operator.LT) || operator.equals(Operator.LE) ? 2 : 1;
        }

        boolean isLeaf() {
            return thenLevel == null && elseLevel == null;
        }
    }

    /** Adds a rule; false if libseccomp would refuse it. */
    boolean add(FilterRule rule) {
        if (unconditional) {
            return true;
        }
        if (rule.isUnconditional()) {
            unconditional = true;
            return true;
        }
        return merge(roots, chain(rule));
    }

    private Node chain(FilterRule rule) {
        @Nullable Node first = null;
        List<Node> ends = List.of();
        boolean onTrue = false;
        List<ArgumentCondition> ordered = rule.conditions().stream()
                .sorted(Comparator.comparingInt(ArgumentCondition::index))
                .toList();
        for (ArgumentCondition condition : ordered) {
            List<Node> nodes = bits == 32 ? narrow(condition) : wide(condition);
            Node head = nodes.get(0);
            List<Node> level = new ArrayList<>(List.of(head));
            for (Node end : ends) {
                if (onTrue) {
                    end.thenLevel = level;
                } else {
                    end.elseLevel = level;
                }
            }
            first = first == null ? head : first;
            ends = ends(condition.operator(), nodes);
            onTrue = isMetWhenTrue(condition.operator());
        }
        for (Node end : ends) {
            if (onTrue) {
                end.ifTrue = rule.verdict();
            } else {
                end.ifFalse = rule.verdict();
            }
        }
        return Objects.requireNonNull(first);
    }

    private static boolean isMetWhenTrue(Operator operator) {
        return !(operator.equals(Operator.NE) || operator.equals(Operator.LT) || operator.equals(Operator.LE));
    }

    /** The comparison that a node makes: NE, LT and LE are the failure of EQ, GE and GT. */
    private static Operator positive(Operator operator) {
        if (operator.equals(Operator.NE)) {
            return Operator.EQ;
        } else if (operator.equals(Operator.LT)) {
            return Operator.GE;
        }
        return operator.equals(Operator.LE) ? Operator.GT : operator;
    }

    private static List<Node> narrow(ArgumentCondition condition) {
        int place = condition.index() * 2;
        return List.of(new Node(place, positive(condition.operator()), condition, 0xffff_ffffL, 0));
    }

    private static List<Node> wide(ArgumentCondition condition) {
        int low = condition.index() * 2;
        int high = low + 1;
        Operator operator = positive(condition.operator());
        long half = 0xffff_ffffL;
        Node last = new Node(low, operator, condition, half, 0);
        if (!condition.operator().isOrdered()) {
            Node first = new Node(high, operator, condition, half, 32);
            first.thenLevel = new ArrayList<>(List.of(last));
            return List.of(first, last);
        }
        Node above = new Node(high, Operator.GT, condition, half, 32);
        Node equal = new Node(high, Operator.EQ, condition, half, 32);
        above.elseLevel = new ArrayList<>(List.of(equal));
        equal.thenLevel = new ArrayList<>(List.of(last));
        return List.of(above, equal, last);
    }

    /** The nodes from which the condition is met. */
    private static List<Node> ends(Operator operator, List<Node> nodes) {
        if (nodes.size() == 1) {
            return nodes;
        }
        if (nodes.size() == 2) {
            return operator.equals(Operator.NE) ? nodes : nodes.subList(1, 2);
        }
        return isMetWhenTrue(operator) ? List.of(nodes.get(0), nodes.get(2)) : nodes.subList(1, 3);
    }

    private static boolean merge(List<Node> level, Node node) {
        for (int i = 0; i < level.size(); i++) {
            Node there = level.get(i);
            if (there.isSame(node)) {
                return unite(there, node);
            }
            if (there.isBefore(node)) {
                level.add(i, node);
                return true;
            }
        }
        level.add(node);
        return true;
    }

    private static boolean unite(Node there, Node node) {
        Verdict ifTrue = node.ifTrue;
        if (ifTrue != null) {
            if (there.ifTrue == null) {
                if (!isAll(there.thenLevel, ifTrue)) {
                    return false;
                }
                there.thenLevel = null;
                there.ifTrue = ifTrue;
            } else if (!ifTrue.equals(there.ifTrue)) {
                if ((node.place & 1) == 1 && Long.compareUnsigned(node.whole, there.whole) > 0) {
                    there.ifTrue = ifTrue;
                }
                if (there.isLeaf() || node.isLeaf()) {
                    return false;
                }
            }
        }
        Verdict ifFalse = node.ifFalse;
        if (ifFalse != null) {
            if (there.ifFalse == null) {
                if (!isAll(there.elseLevel, ifFalse)) {
                    return false;
                }
                there.elseLevel = null;
                there.ifFalse = ifFalse;
            } else if (!ifFalse.equals(there.ifFalse) && (there.isLeaf() || node.isLeaf())) {
                return false;
            }
        }
        if (node.thenLevel != null) {
            if (there.thenLevel != null) {
                if (!merge(there.thenLevel, node.thenLevel.get(0))) {
                    return false;
                }
            } else if (there.ifTrue == null) {
                there.thenLevel = node.thenLevel;
            } else {
                return true;
            }
        }
        if (node.elseLevel != null) {
            if (there.elseLevel != null) {
                return merge(there.elseLevel, node.elseLevel.get(0));
            } else if (there.ifFalse == null) {
                there.elseLevel = node.elseLevel;
            }
        }
        return true;
    }

    /** Whether every action below is this one. */
    private static boolean isAll(@Nullable List<Node> level, Verdict verdict) {
        if (level == null) {
            return true;
        }
        for (Node node : level) {
            if ((node.ifTrue != null && !node.ifTrue.equals(verdict))
                    || (node.ifFalse != null && !node.ifFalse.equals(verdict))
                    || !isAll(node.thenLevel, verdict)
                    || !isAll(node.elseLevel, verdict)) {
                return false;
            }
        }
        return true;
    }
}
