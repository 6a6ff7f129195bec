package dev.hasp.meet;

import static dev.hasp.control.Controls.MOUNTS;
import static dev.hasp.control.Controls.READ_ONLY_ROOTFS;
import static dev.hasp.control.Controls.TMPFS;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Control;
import dev.hasp.control.Mount;
import dev.hasp.control.Tmpfs;
import dev.hasp.control.VolumesFrom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The root file system and what is mounted in it, met place by place.
 *
 * <p>Where one side mounts and the other has the image's files: a tmpfs is kept, read-only where the other side's root is;
 * everything else is not mounted, as the other side has no way to it. Only a read-only mount in a writable root cannot be
 * met: without it the place becomes writable, with it its source is reached.
 */
final class FileMeets {

    private static final String SAME = "mount the same there in both layers";

    private final Meeting meeting;
    private final Map<String, Object> first;
    private final Map<String, Object> second;
    private final List<Tmpfs> memory = new ArrayList<>();
    private final List<Mount> mounts = new ArrayList<>();

    private FileMeets(Meeting meeting) {
        this.meeting = meeting;
        first = places(meeting.first());
        second = places(meeting.second());
    }

    static final Meet<List<VolumesFrom>> VOLUMES_FROM_RULE = Meet.withDefault(List.of(), (first, second) -> {
        Map<String, VolumesFrom> one = byContainer(first);
        Map<String, VolumesFrom> other = byContainer(second);
        if (!one.keySet().equals(other.keySet())) {
            return Answer.disputed(
                    "what another container mounts is not known", "take over the same mounts in both layers");
        }
        other.forEach((name, from) -> one.merge(name, from, FileMeets::strictest));
        return Answer.of(List.copyOf(one.values()));
    });

    private static Map<String, VolumesFrom> byContainer(List<VolumesFrom> all) {
        Map<String, VolumesFrom> by = new TreeMap<>();
        all.forEach(from -> by.merge(from.container().text(), from, FileMeets::strictest));
        return by;
    }

    private static VolumesFrom strictest(VolumesFrom one, VolumesFrom other) {
        return one.readOnly() ? one : other;
    }

    static void meet(Meeting meeting) {
        meeting.meet(READ_ONLY_ROOTFS, Ranking.closing());
        new FileMeets(meeting).places();
    }

    private static Map<String, Object> places(SecurityProfile profile) {
        Map<String, Object> places = new TreeMap<>();
        profile.tmpfs()
                .orElse(List.of())
                .forEach(tmpfs -> places.put(Paths.clean(tmpfs.target()), TmpfsMeet.clean(tmpfs)));
        profile.mounts()
                .orElse(List.of())
                .forEach(mount -> places.put(Paths.clean(mount.target()), MountMeet.clean(mount)));
        return places;
    }

    private void places() {
        TreeSet<String> all = new TreeSet<>(first.keySet());
        all.addAll(second.keySet());
        for (String place : all) {
            Object one = first.get(place);
            Object other = second.get(place);
            if (one != null && other != null) {
                both(place, one, other);
            } else if (one != null) {
                alone(place, one, meeting.second(), second);
            } else if (other != null) {
                alone(place, other, meeting.first(), first);
            }
        }
        decide(TMPFS, memory);
        decide(MOUNTS, mounts);
    }

    private <E> void decide(Control<List<E>> control, List<E> items) {
        if (meeting.agree(control)) {
            meeting.decide(control, Answer.of(meeting.first().get(control)));
        } else {
            meeting.decide(control, items);
        }
    }

    private void both(String place, Object one, Object other) {
        if (one instanceof Tmpfs tmpfs && other instanceof Tmpfs again) {
            Answer<Tmpfs> answer = TmpfsMeet.of(tmpfs, again);
            keep(TMPFS, answer).ifPresent(memory::add);
        } else if (one instanceof Mount mount && other instanceof Mount again) {
            keep(MOUNTS, MountMeet.of(mount, again)).ifPresent(mounts::add);
        } else {
            meeting.dispute(MOUNTS, "one has a tmpfs on " + place + " and the other a mount", SAME);
        }
    }

    private <E> Optional<E> keep(Control<List<E>> control, Answer<E> answer) {
        if (answer instanceof Answer.Disputed<E> disputed) {
            meeting.dispute(control, disputed.reason(), disputed.remedy());
            return Optional.empty();
        }
        return ((Answer.Decided<E>) answer).value();
    }

    private void alone(String place, Object mounted, SecurityProfile otherSide, Map<String, Object> others) {
        Control<?> control = mounted instanceof Tmpfs ? TMPFS : MOUNTS;
        if (Paths.isOfEngine(place)) {
            meeting.dispute(control, place + " takes the place of the engine's own in one of them alone", SAME);
        } else if (others.keySet().stream().anyMatch(parent -> Paths.isBelow(place, parent))) {
            meeting.dispute(control, place + " lies inside another mount of the layer that has none there", SAME);
        } else if (mounted instanceof Tmpfs tmpfs) {
            memory.add(Tmpfs.builder()
                    .from(tmpfs)
                    .readOnly(tmpfs.readOnly() || isReadOnly(otherSide))
                    .build());
        } else if (((Mount) mounted).readOnly() && !isReadOnly(meeting.result())) {
            meeting.dispute(
                    control,
                    "without the read-only mount on " + place
                            + " the place could be written, and with it one could read" + " what the other keeps away",
                    "mount it in both layers, or set readOnlyRootfs");
        }
    }

    private static boolean isReadOnly(SecurityProfile profile) {
        return profile.get(READ_ONLY_ROOTFS).orElse(false);
    }

    /** no_new_privs(2) makes setuid bits void, and validation refuses what says otherwise. */
    static void setuid(Meeting meeting) {
        if (meeting.result().noNewPrivileges().orElse(false)) {
            meeting.result()
                    .tmpfs()
                    .filter(all -> all.stream().anyMatch(Tmpfs::setuid))
                    .ifPresent(all -> meeting.decide(
                            TMPFS,
                            all.stream()
                                    .map(tmpfs -> Tmpfs.builder()
                                            .from(tmpfs)
                                            .setuid(false)
                                            .build())
                                    .toList()));
        }
    }
}
