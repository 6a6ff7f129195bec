package dev.hasp.order;

import dev.hasp.control.Control;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How what one policy permits lies to what another permits, in all and control by control.
 *
 * <p>Both are taken to be of the same image on the same host. Nothing is guessed: what is not known makes the answer
 * {@link Relation#INCOMPARABLE}, and {@link Difference#undecided()} says why.
 */
public final class Comparison {

    private final List<Difference<?>> differences;

    private Comparison(List<Difference<?>> differences) {
        this.differences = List.copyOf(differences);
    }

    /** Compares two policies. */
    public static Comparison of(EffectivePolicy first, EffectivePolicy second) {
        List<Difference<?>> differences = new ArrayList<>();
        for (Order<?> order : Orders.all()) {
            add(differences, order, first, second);
        }
        return new Comparison(differences);
    }

    private static <T> void add(
            List<Difference<?>> differences, Order<T> order, EffectivePolicy first, EffectivePolicy second) {
        Entry<T> one = first.entry(order.aspect());
        Entry<T> other = second.entry(order.aspect());
        Excess forward = order.excess(first, second);
        Excess backward = order.excess(second, first);
        if (!one.isSameAs(other) || !forward.isNone() || !backward.isNone()) {
            differences.add(new Difference<>(one, other, forward, backward));
        }
    }

    /** How the first lies to the second in all. */
    public Relation relation() {
        return Relation.of(excess(differences, Difference::forward), excess(differences, Difference::backward));
    }

    /**
     * Whether the first permits nothing that the second denies; false where that is not known. It may be so where the
     * relation is {@link Relation#INCOMPARABLE}: what the second permits beyond the first need not be known for it.
     */
    public boolean isAtLeastAsStrict() {
        return excess(differences, Difference::forward).isNone();
    }

    /** Every aspect in which they differ, in the order of {@link dev.hasp.effective.Aspects#all()}. */
    public List<Difference<?>> differences() {
        return differences;
    }

    /** How the first lies to the second in each control that has a difference. */
    public Map<Control<?>, Relation> relations() {
        Map<Control<?>, List<Difference<?>>> byControl = new LinkedHashMap<>();
        differences.forEach(difference -> byControl
                .computeIfAbsent(difference.control(), control -> new ArrayList<>())
                .add(difference));
        Map<Control<?>, Relation> relations = new LinkedHashMap<>();
        byControl.forEach((control, of) ->
                relations.put(control, Relation.of(excess(of, Difference::forward), excess(of, Difference::backward))));
        return relations;
    }

    private static Excess excess(List<Difference<?>> differences, Function<Difference<?>, Excess> direction) {
        Excess worst = Excess.none();
        for (Difference<?> difference : differences) {
            worst = worst.or(direction.apply(difference));
        }
        return worst;
    }

    /** Such as {@code looser in capabilities, stricter in memory}. */
    @Override
    public String toString() {
        return relation() + " " + relations();
    }
}
