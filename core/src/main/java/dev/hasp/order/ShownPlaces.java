package dev.hasp.order;

import dev.hasp.effective.MountPoint;
import dev.hasp.witness.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * What one mount shows of the host, of volumes and images, or of the kernel.
 *
 * @param place what is mounted
 * @param writable whether it can be written through this mount
 * @param hidden what of it other mounts cover
 */
record ShownPlaces(Place place, boolean writable, List<Place> hidden) {

    /** What each mount of a table shows. */
    static List<ShownPlaces> of(SortedMap<String, MountPoint> mounts) {
        List<ShownPlaces> shown = new ArrayList<>();
        for (Map.Entry<String, MountPoint> mount : mounts.entrySet()) {
            Optional<Place> place = Place.of(mount.getValue());
            place.ifPresent(of ->
                    shown.add(new ShownPlaces(of, !mount.getValue().isReadOnly(), hidden(mount.getKey(), of, mounts))));
        }
        return shown;
    }

    private static List<Place> hidden(String target, Place place, SortedMap<String, MountPoint> mounts) {
        String prefix = target.equals("/") ? "" : target;
        return mounts.keySet().stream()
                .filter(other -> !other.equals(target) && other.startsWith(prefix + "/"))
                .map(other -> place.below(other.substring(prefix.length())))
                .toList();
    }

    boolean shows(Place other, boolean write) {
        return (writable || !write)
                && other.isAtOrBelow(place)
                && hidden.stream().noneMatch(other::isAtOrBelow);
    }

    /** Where what is shown begins and where it ends: between them it is the same. */
    Stream<Place> edges() {
        return Stream.concat(Stream.of(place), hidden.stream());
    }
}
