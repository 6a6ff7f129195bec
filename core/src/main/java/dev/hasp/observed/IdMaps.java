package dev.hasp.observed;

import dev.hasp.effective.IdMapping;
import java.util.ArrayList;
import java.util.List;

/** {@code /proc/PID/uid_map} and {@code gid_map} ({@code user_namespaces(7)}). */
final class IdMaps {

    private static final long MOST = 4_294_967_295L;

    private IdMaps() {}

    static List<IdMapping> parse(String text) {
        List<IdMapping> maps = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] numbers = line.strip().split("\\s+", -1);
            if (numbers.length != 3) {
                throw new NotUnderstood("three numbers", line);
            }
            maps.add(new IdMapping(id(numbers[0]), id(numbers[1]), id(numbers[2])));
        }
        if (maps.isEmpty()) {
            throw new NotUnderstood("a mapping", text);
        }
        return List.copyOf(maps);
    }

    private static long id(String text) {
        long id = Numbers.natural(text);
        if (id > MOST) {
            throw new NotUnderstood("an id", text);
        }
        return id;
    }

    /** The id inside for one of the host. */
    static long inside(List<IdMapping> maps, long outside) {
        for (IdMapping map : maps) {
            if (outside >= map.outside() && outside - map.outside() < map.count()) {
                return map.inside() + outside - map.outside();
            }
        }
        throw new NotUnderstood("an id that the container has", Long.toString(outside));
    }
}
