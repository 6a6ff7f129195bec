package dev.hasp.order;

import dev.hasp.effective.IdMapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;

/**
 * User or group ids of the host.
 *
 * @param ranges where they start, and how many follow each other, in order
 */
record HostIds(List<Range> ranges) {

    /** So many ids from one on. */
    record Range(long first, long count) {

        long end() {
            return first + count;
        }
    }

    /** All that are mapped. */
    static HostIds all(List<IdMapping> map) {
        return new HostIds(map.stream()
                .map(line -> new Range(line.outside(), line.count()))
                .sorted(Comparator.comparingLong(Range::first))
                .toList());
    }

    /** What those inside are, as far as they are mapped. */
    static HostIds of(List<IdMapping> map, SortedSet<Long> inside) {
        List<Range> ranges = new ArrayList<>();
        for (IdMapping line : map) {
            inside.stream()
                    .filter(id -> id >= line.inside() && id < line.inside() + line.count())
                    .forEach(id -> ranges.add(new Range(id - line.inside() + line.outside(), 1)));
        }
        ranges.sort(Comparator.comparingLong(Range::first));
        return new HostIds(ranges);
    }

    /** The lowest id that is not among the others. */
    OptionalLong firstBeyond(HostIds others) {
        for (Range range : ranges) {
            long id = range.first();
            for (Range other : others.ranges) {
                if (other.first() <= id && id < other.end()) {
                    id = other.end();
                }
            }
            if (id < range.end()) {
                return OptionalLong.of(id);
            }
        }
        return OptionalLong.empty();
    }
}
