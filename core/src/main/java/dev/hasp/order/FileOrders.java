package dev.hasp.order;

import java.util.List;
import java.util.stream.Stream;

/** Orders of root file system, mounts, hidden and protected kernel files. */
final class FileOrders {

    static final List<Order<?>> ALL = Stream.of(MountOrders.ALL, KernelFileOrders.ALL)
            .flatMap(List::stream)
            .toList();

    private FileOrders() {}
}
