package dev.hasp.seccomp.algebra;

import dev.hasp.seccomp.ArgumentCondition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a set of arguments as rules, none of which can be left out: each at most one condition an argument, all of
 * which have to hold, because engines take two conditions on one argument for alternatives.
 */
final class RuleCover {

    private static final int MOST_REMAINDERS = 16;
    private static final int MOST_PRODUCTS = 48;

    private final DiagramSpace space;
    private final int bits;
    private final ArgumentCover.Ordered ordered;

    RuleCover(DiagramSpace space, int bits, ArgumentCover.Ordered ordered) {
        this.space = space;
        this.bits = bits;
        this.ordered = ordered;
    }

    /** The rules' conditions, or empty if there would be too many. */
    Optional<List<List<ArgumentCondition>>> rules(int set) {
        if (set == DiagramSpace.NO) {
            return Optional.of(List.of());
        }
        if (set == DiagramSpace.YES) {
            return Optional.of(List.of(List.of()));
        }
        int argument = space.level(set) >> 6;
        Set<Integer> remainders = new LinkedHashSet<>();
        collect(set, argument, remainders, new LinkedHashSet<>());
        remainders.remove(DiagramSpace.NO);
        if (!closeUnderIntersection(remainders)) {
            return Optional.empty();
        }
        List<List<ArgumentCondition>> all = new ArrayList<>();
        for (int remainder : remainders) {
            // all values of this argument after which the others may be in the remainder: as wide as it can be
            int values = valuesBefore(set, argument, remainder, new HashMap<>());
            Optional<List<List<ArgumentCondition>>> others = rules(remainder);
            Optional<List<List<ArgumentCondition>>> here = values == DiagramSpace.YES
                    ? Optional.of(List.of(List.of()))
                    : new ArgumentCover(space, argument, bits, ordered)
                            .conditions(values)
                            .map(conditions -> conditions.stream().map(List::of).toList());
            if (others.isEmpty()
                    || here.isEmpty()
                    || others.get().size() * here.get().size() > ArgumentCover.MOST) {
                return Optional.empty();
            }
            for (List<ArgumentCondition> first : here.get()) {
                for (List<ArgumentCondition> rest : others.get()) {
                    List<ArgumentCondition> product = new ArrayList<>(first);
                    product.addAll(rest);
                    all.add(List.copyOf(product));
                }
            }
        }
        if (remainders.size() == 1) {
            return Optional.of(all);
        }
        return all.size() > MOST_PRODUCTS ? Optional.empty() : Optional.of(irredundant(all, set));
    }

    private void collect(int node, int argument, Set<Integer> remainders, Set<Integer> seen) {
        if (space.level(node) >> 6 != argument) {
            remainders.add(node);
        } else if (seen.add(node)) {
            collect(space.low(node), argument, remainders, seen);
            collect(space.high(node), argument, remainders, seen);
        }
    }

    private boolean closeUnderIntersection(Set<Integer> sets) {
        List<Integer> all = new ArrayList<>(sets);
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                int both = space.and(all.get(i), all.get(j));
                if (both != DiagramSpace.NO && sets.add(both)) {
                    all.add(both);
                }
            }
            if (all.size() > MOST_REMAINDERS) {
                return false;
            }
        }
        return true;
    }

    private int valuesBefore(int node, int argument, int remainder, Map<Integer, Integer> done) {
        if (space.level(node) >> 6 != argument) {
            return space.without(remainder, node) == DiagramSpace.NO ? DiagramSpace.YES : DiagramSpace.NO;
        }
        Integer known = done.get(node);
        if (known == null) {
            known = space.node(
                    space.level(node),
                    valuesBefore(space.low(node), argument, remainder, done),
                    valuesBefore(space.high(node), argument, remainder, done));
            done.put(node, known);
        }
        return known;
    }

    /** Leaves out rules that the others make superfluous, those with the most conditions first. */
    private List<List<ArgumentCondition>> irredundant(List<List<ArgumentCondition>> rules, int set) {
        Map<List<ArgumentCondition>, Integer> sets = new HashMap<>();
        rules.forEach(rule -> sets.put(rule, ConditionSets.all(space, rule, bits)));
        List<List<ArgumentCondition>> kept = new ArrayList<>(new LinkedHashSet<>(rules));
        List<List<ArgumentCondition>> order = new ArrayList<>(kept);
        order.sort(Comparator.comparingInt((List<ArgumentCondition> rule) -> -rule.size()));
        for (List<ArgumentCondition> rule : order) {
            int others = DiagramSpace.NO;
            for (List<ArgumentCondition> other : kept) {
                if (!other.equals(rule)) {
                    others = space.or(others, sets.getOrDefault(other, DiagramSpace.NO));
                }
            }
            if (others == set) {
                kept.remove(rule);
            }
        }
        return kept;
    }
}
