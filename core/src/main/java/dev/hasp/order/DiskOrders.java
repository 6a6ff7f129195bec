package dev.hasp.order;

import dev.hasp.effective.Aspects;
import dev.hasp.effective.DiskLimits;
import dev.hasp.effective.Limit;
import dev.hasp.witness.UsesDisk;
import dev.hasp.witness.WeighsOnDisk;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Orders of what a container may do with disks and leave on them. */
final class DiskOrders {

    /** Linux blkio-controller: the range of blkio.weight. */
    private static final int LEAST_WEIGHT = 10;

    private static final int MOST_WEIGHT = 1000;

    private static final DiskLimits NONE =
            new DiskLimits(Limit.unlimited(), Limit.unlimited(), Limit.unlimited(), Limit.unlimited());

    static final List<Order<?>> ALL = List.of(
            ProcessorOrders.weight(
                    Aspects.DISK_WEIGHT,
                    LEAST_WEIGHT,
                    MOST_WEIGHT,
                    "who weighs more takes more from others where all compete; a smaller weight is stricter",
                    "Linux cgroup-v1/blkio-controller, blkio.weight"),
            Order.ofValues(
                    Aspects.DEVICE_WEIGHTS,
                    "as the disk weight, device by device; one that is not named has the general weight, or the host's, so"
                            + " that it cannot be compared with one that is",
                    "Linux cgroup-v1/blkio-controller, blkio.weight_device",
                    DiskOrders::heavier),
            Bounded.order(
                    Aspects.DISK_LIMITS,
                    "each rate up to the limit of a device is permitted, every one for a device without; lower limits are"
                            + " stricter, device by device; two names may be of one device",
                    "Linux cgroup-v2, io.max; cgroup-v1/blkio-controller",
                    limits -> false,
                    limits -> limits.values().stream().allMatch(NONE::equals),
                    DiskOrders::more),
            Amounts.order(
                    Aspects.OUTPUT_KEPT,
                    "each byte of output up to the limit stays on the host; a lower limit is stricter",
                    "moby daemon/logger/jsonfilelog and local, max-size and max-file"),
            Amounts.order(
                    Aspects.WRITABLE_LAYER,
                    "each byte up to the size of the layer may be written; a smaller one is stricter",
                    "dockerd(8), storage options, size"));

    private DiskOrders() {}

    private static Excess heavier(SortedMap<String, Integer> first, SortedMap<String, Integer> second) {
        Excess excess = first.keySet().equals(second.keySet())
                ? Excess.none()
                : Excess.undecided("the weight of a device that only one of them names is not known in the other");
        for (Map.Entry<String, Integer> device : first.entrySet()) {
            Integer other = second.get(device.getKey());
            if (other != null && device.getValue() > other) {
                excess = excess.or(Excess.found(new WeighsOnDisk(device.getKey(), device.getValue())));
            }
        }
        return excess;
    }

    private static Excess more(SortedMap<String, DiskLimits> first, SortedMap<String, DiskLimits> second) {
        Excess excess = Excess.none();
        for (Map.Entry<String, DiskLimits> device : second.entrySet()) {
            excess = excess.or(more(device.getKey(), first.getOrDefault(device.getKey(), NONE), device.getValue()));
        }
        return excess.isNone() || second.keySet().containsAll(first.keySet())
                ? excess
                : Excess.undecided("each limits a device that the other does not name, and two names may be of one");
    }

    private static Excess more(String device, DiskLimits first, DiskLimits second) {
        return Arrays.stream(UsesDisk.Kind.values())
                .map(kind -> Amounts.more(kind.of(first), kind.of(second), rate -> new UsesDisk(device, kind, rate)))
                .reduce(Excess.none(), Excess::or);
    }
}
