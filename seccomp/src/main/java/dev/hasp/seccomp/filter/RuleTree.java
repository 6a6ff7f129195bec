package dev.hasp.seccomp.filter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one call as the tree of comparisons that libseccomp builds of them ({@code db_rule_add} of its
 * {@code db.c}). It decides between rules that overlap, and it is what refuses two actions at one place.
 *
 * <p>The first unconditional rule takes the place of all others. Conditional ones are tried by argument, the highest
 * first, then EQ, NE and MASKED_EQ before LT and LE before GT and GE, whatever their order in the profile.
 */
final class RuleTree {

    private final int bits;
    private final List<RuleNode> roots = new ArrayList<>();
    private @Nullable Decision always;

    RuleTree(int bits) {
        this.bits = bits;
    }

    /** Adds a rule; false if libseccomp would refuse it. */
    boolean add(FilterRule rule) {
        if (always != null) {
            return true;
        }
        if (rule.isUnconditional()) {
            always = Decision.by(rule);
            return true;
        }
        return merge(roots, RuleChain.of(rule, bits));
    }

    /** The decision, or null if no rule matches. */
    @Nullable
    Decision decide(long[] arguments) {
        return always != null ? always : RuleNode.decide(roots, arguments);
    }

    <T> T fold(CallFold<T> fold) {
        return always != null ? fold.decided(always.verdict()) : RuleNode.fold(roots, fold, fold.otherwise());
    }

    private static boolean merge(List<RuleNode> level, RuleNode node) {
        for (int i = 0; i < level.size(); i++) {
            RuleNode there = level.get(i);
            if (there.isSame(node)) {
                return uniteTrue(there, node) && uniteFalse(there, node) && uniteBelow(there, node);
            }
            if (there.isAfter(node)) {
                level.add(i, node);
                return true;
            }
        }
        level.add(node);
        return true;
    }

    private static boolean uniteTrue(RuleNode there, RuleNode node) {
        Decision decision = node.ifTrue;
        if (decision == null) {
            return true;
        }
        if (there.ifTrue == null) {
            if (!isAll(there.thenLevel, decision)) {
                return false;
            }
            there.thenLevel = null;
            there.ifTrue = decision;
        } else if (!isAlike(decision, there.ifTrue)) {
            if (node.isUpperHalfAbove(there)) {
                there.ifTrue = decision;
            }
            return !there.isLeaf() && !node.isLeaf();
        }
        return true;
    }

    private static boolean uniteFalse(RuleNode there, RuleNode node) {
        Decision decision = node.ifFalse;
        if (decision == null) {
            return true;
        }
        if (there.ifFalse == null) {
            if (!isAll(there.elseLevel, decision)) {
                return false;
            }
            there.elseLevel = null;
            there.ifFalse = decision;
            return true;
        }
        return isAlike(decision, there.ifFalse) || (!there.isLeaf() && !node.isLeaf());
    }

    private static boolean uniteBelow(RuleNode there, RuleNode node) {
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

    private static boolean isAlike(Decision a, Decision b) {
        return a.verdict().equals(b.verdict());
    }

    /** Whether every decision below is this one. */
    private static boolean isAll(@Nullable List<RuleNode> level, Decision decision) {
        if (level == null) {
            return true;
        }
        for (RuleNode node : level) {
            if ((node.ifTrue != null && !isAlike(node.ifTrue, decision))
                    || (node.ifFalse != null && !isAlike(node.ifFalse, decision))
                    || !isAll(node.thenLevel, decision)
                    || !isAll(node.elseLevel, decision)) {
                return false;
            }
        }
        return true;
    }
}
