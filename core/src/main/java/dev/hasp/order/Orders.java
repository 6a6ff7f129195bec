package dev.hasp.order;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The order of every aspect. */
public final class Orders {

    private static final Map<Aspect<?>, Order<?>> ALL = byAspect(Stream.of(
                    IdentityOrders.ALL,
                    CapabilityOrders.ALL,
                    PrivilegeOrders.ALL,
                    NamespaceOrders.ALL,
                    FileOrders.ALL,
                    DeviceOrders.ALL,
                    LimitOrders.ALL,
                    EngineOrders.ALL)
            .flatMap(List::stream)
            .toList());

    private Orders() {}

    private static Map<Aspect<?>, Order<?>> byAspect(List<Order<?>> given) {
        Map<Aspect<?>, Order<?>> orders = new LinkedHashMap<>();
        Aspects.all().forEach(aspect -> orders.put(aspect, unordered(aspect)));
        given.forEach(order -> orders.put(order.aspect(), order));
        return orders;
    }

    private static <T> Order<T> unordered(Aspect<T> aspect) {
        return Order.ofValues(
                aspect,
                "two values permit the same only if they are equal",
                "",
                (first, second) -> first.equals(second)
                        ? Excess.none()
                        : Excess.undecided("which of two values of " + aspect + " permits more is not known"));
    }

    /** All of them, in the order of {@link Aspects#all()}. */
    public static List<Order<?>> all() {
        return List.copyOf(ALL.values());
    }

    /** That of one aspect. */
    @SuppressWarnings("unchecked") // an order is kept under its own aspect
    public static <T> Order<T> of(Aspect<T> aspect) {
        Order<?> order = ALL.get(aspect);
        if (order == null) {
            throw new IllegalArgumentException(aspect + " is no aspect of Aspects");
        }
        return (Order<T>) order;
    }
}
