package dev.hasp.order;

import java.util.List;
import java.util.stream.Stream;

/** Orders of memory, processors, disks, processes and resource limits. */
final class LimitOrders {

    static final List<Order<?>> ALL = Stream.of(
                    MemoryOrders.ALL, ProcessorOrders.ALL, DiskOrders.ALL, ProcessOrders.ALL)
            .flatMap(List::stream)
            .toList();

    private LimitOrders() {}
}
