package dev.hasp.meet;

import dev.hasp.control.DeviceBandwidth;
import dev.hasp.control.DeviceIops;
import dev.hasp.control.DeviceWeight;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How much of the disks' time and room it has: the least of both by device. */
final class DiskMeets {

    static final Meet<List<DeviceBandwidth>> BANDWIDTH_RULE = Lists.byKey(
            rate -> new DeviceBandwidth(Paths.clean(rate.path()), rate.perSecond()),
            DeviceBandwidth::path,
            (one, other) -> new DeviceBandwidth(one.path(), Sizes.least(one.perSecond(), other.perSecond())));

    static final Meet<List<DeviceIops>> IOPS_RULE = Lists.byKey(
            rate -> new DeviceIops(Paths.clean(rate.path()), rate.perSecond()),
            DeviceIops::path,
            (one, other) -> new DeviceIops(one.path(), Sizes.least(one.perSecond(), other.perSecond())));

    static final Meet<List<DeviceWeight>> WEIGHT_RULE = Lists.byKey(
            weight -> new DeviceWeight(Paths.clean(weight.path()), weight.weight()),
            DeviceWeight::path,
            (one, other) -> one.weight() <= other.weight() ? one : other);

    /** Storage drivers know the option size alone (moby {@code overlay2.parseStorageOpt}). */
    static final Meet<Map<String, String>> STORAGE_RULE = Meet.ofBoth((first, second) -> {
        if (first.isEmpty() || second.isEmpty()) {
            return Answer.of(first.isEmpty() ? second : first);
        }
        Optional<Long> one = Numbers.bytes(first.get("size"));
        Optional<Long> other = Numbers.bytes(second.get("size"));
        boolean known = one.isPresent() && other.isPresent() && first.size() == 1 && second.size() == 1;
        return known
                ? Answer.of(Map.of("size", Long.toString(Math.min(one.get(), other.get()))))
                : Answer.disputed(
                        "which of two storage options permits more is not known here", "give both layers the same");
    });

    private DiskMeets() {}
}
