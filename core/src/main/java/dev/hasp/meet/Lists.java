package dev.hasp.meet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Lists whose order says nothing, written in the order of their items' text. */
final class Lists {

    private Lists() {}

    /** The items in both, none where a side is open. */
    static <E> Meet<List<E>> common(UnaryOperator<E> normal) {
        return Meet.withDefault(List.of(), (first, second) -> {
            Set<E> both = normal(first, normal);
            both.retainAll(normal(second, normal));
            return Answer.of(sorted(both));
        });
    }

    /** The items of either; where a side is open, the other's alone. */
    static <E> Meet<List<E>> united(UnaryOperator<E> normal) {
        return Meet.ofBoth((first, second) -> {
            Set<E> either = normal(first, normal);
            either.addAll(normal(second, normal));
            return Answer.of(sorted(either));
        });
    }

    /** One item a key: what both say where both have it, otherwise the one there is. */
    static <E> Meet<List<E>> byKey(UnaryOperator<E> normal, Function<E, String> key, BinaryOperator<E> strictest) {
        return Meet.ofBoth((first, second) -> {
            Map<String, E> all = new TreeMap<>();
            Stream.concat(first.stream(), second.stream())
                    .map(normal)
                    .forEach(item -> all.merge(key.apply(item), item, strictest));
            return Answer.of(List.copyOf(all.values()));
        });
    }

    /** The items whose key is in both, as both say; none where a side is open. */
    static <E> Meet<List<E>> commonByKey(Function<E, String> key, Common<E> strictest) {
        return Meet.withDefault(List.of(), (first, second) -> {
            Map<String, E> one = new TreeMap<>();
            first.forEach(item -> one.put(key.apply(item), item));
            Map<String, E> both = new TreeMap<>();
            second.forEach(item -> Optional.ofNullable(one.get(key.apply(item)))
                    .flatMap(other -> strictest.of(other, item))
                    .ifPresent(found -> both.put(key.apply(item), found)));
            return Answer.of(List.copyOf(both.values()));
        });
    }

    /** What two items have in common. */
    @FunctionalInterface
    interface Common<E> {

        /** Empty where that is nothing. */
        Optional<E> of(E first, E second);
    }

    static <E> List<E> sorted(Collection<E> items) {
        List<E> sorted = new ArrayList<>(items);
        sorted.sort(Comparator.comparing(Object::toString));
        return sorted;
    }

    private static <E> Set<E> normal(List<E> items, UnaryOperator<E> normal) {
        Set<E> set = new LinkedHashSet<>();
        items.forEach(item -> set.add(normal.apply(item)));
        return set;
    }
}
