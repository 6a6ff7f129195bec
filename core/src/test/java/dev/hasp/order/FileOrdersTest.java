package dev.hasp.order;

import static dev.hasp.order.Relation.EQUAL;
import static dev.hasp.order.Relation.INCOMPARABLE;
import static dev.hasp.order.Relation.LOOSER;
import static dev.hasp.order.Relation.STRICTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.Propagation;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Limit;
import dev.hasp.effective.MountPoint;
import dev.hasp.effective.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FileOrdersTest {

    private static final EffectivePolicy OPEN = Compared.with(Compared.PLAIN, Aspects.ROOT_READ_ONLY, false);
    private static final EffectivePolicy CLOSED = Compared.with(Compared.PLAIN, Aspects.ROOT_READ_ONLY, true);

    private static MountPoint bind(String source, String... options) {
        return spread(source, Propagation.PRIVATE, options);
    }

    private static MountPoint spread(String source, Propagation propagation, String... options) {
        return new MountPoint(
                Optional.empty(), set(options), Optional.empty(), Optional.of(source), Optional.of(propagation));
    }

    private static MountPoint volume(String name) {
        return new MountPoint(Optional.empty(), set(), Optional.empty(), Optional.of(name), Optional.empty());
    }

    private static MountPoint memory(Limit size, String... options) {
        return new MountPoint(
                Optional.of("tmpfs"),
                set(options),
                Optional.of(size),
                Optional.empty(),
                Optional.of(Propagation.PRIVATE));
    }

    private static SortedSet<String> set(String... members) {
        return new TreeSet<>(Arrays.asList(members));
    }

    private static EffectivePolicy mounts(EffectivePolicy policy, Map<String, MountPoint> mounts) {
        return Compared.with(policy, Aspects.MOUNT_POINTS, new TreeMap<>(mounts));
    }

    private static Compared open(Map<String, MountPoint> first, Map<String, MountPoint> second) {
        return Compared.in(Aspects.MOUNT_POINTS, mounts(OPEN, first), mounts(OPEN, second));
    }

    private static Compared closed(Map<String, MountPoint> first, Map<String, MountPoint> second) {
        return Compared.in(Aspects.MOUNT_POINTS, mounts(CLOSED, first), mounts(CLOSED, second));
    }

    @Test
    void a_read_only_root_is_stricter() {
        Compared roots = Compared.in(Aspects.ROOT_READ_ONLY, OPEN, CLOSED);
        assertThat(roots.relation()).isEqualTo(LOOSER);
        assertThat(roots.more()).isEqualTo("write to /");
    }

    @Test
    void a_mount_in_memory_opens_a_read_only_root_and_bounds_a_writable_one() {
        Map<String, MountPoint> tmp = Map.of("/tmp", memory(Limit.of(64)));
        assertThat(closed(tmp, Map.of()).relation()).isEqualTo(LOOSER);
        assertThat(closed(tmp, Map.of()).more()).isEqualTo("write to /tmp");
        assertThat(open(tmp, Map.of()).relation()).isEqualTo(STRICTER);
        assertThat(open(Map.of(), tmp).more()).isEqualTo("write 65 bytes to /tmp");
    }

    @Test
    void more_room_in_memory_is_looser_and_no_size_loosest() {
        Map<String, MountPoint> small = Map.of("/tmp", memory(Limit.of(64)));
        Map<String, MountPoint> large = Map.of("/tmp", memory(Limit.of(128)));
        assertThat(open(large, small).more()).isEqualTo("write 128 bytes to /tmp");
        assertThat(open(large, Map.of("/tmp", memory(Limit.unlimited()))).relation())
                .isEqualTo(STRICTER);
    }

    @Test
    void a_size_that_is_not_known_matters_only_where_it_can_be_written() {
        MountPoint open = new MountPoint(
                Optional.of("tmpfs"), set(), Optional.empty(), Optional.empty(), Optional.of(Propagation.PRIVATE));
        MountPoint shut = new MountPoint(
                Optional.of("tmpfs"), set("ro"), Optional.empty(), Optional.empty(), Optional.of(Propagation.PRIVATE));
        assertThat(open(Map.of("/tmp", open), Map.of("/tmp", memory(Limit.of(64))))
                        .forward())
                .isEqualTo(Excess.undecided("how much it may write to /tmp is not known"));
        assertThat(open(Map.of("/tmp", open), Map.of()).forward()).isEqualTo(Excess.none());
        assertThat(open(Map.of("/tmp", shut), Map.of("/tmp", memory(Limit.of(64))))
                        .relation())
                .isEqualTo(STRICTER);
    }

    @Test
    void a_read_only_bind_inside_a_writable_one_is_stricter() {
        Map<String, MountPoint> whole = Map.of("/data", bind("/srv"));
        Map<String, MountPoint> part = Map.of("/data", bind("/srv"), "/data/keys", bind("/srv/keys", "ro"));
        assertThat(open(part, whole).relation()).isEqualTo(STRICTER);
        assertThat(open(whole, part).more()).isEqualTo("write to the host's /srv/keys");
    }

    @Test
    void what_a_mount_hides_cannot_be_reached() {
        Map<String, MountPoint> whole = Map.of("/data", bind("/srv", "ro"));
        Map<String, MountPoint> hidden = Map.of("/data", bind("/srv", "ro"), "/data/keys", memory(Limit.of(1), "ro"));
        assertThat(open(hidden, whole).relation()).isEqualTo(STRICTER);
        assertThat(open(whole, hidden).more()).isEqualTo("read the host's /srv/keys");
        Map<String, MountPoint> twice =
                Map.of("/data", bind("/srv", "ro"), "/data/keys", memory(Limit.of(1), "ro"), "/b", bind("/srv/keys/a"));
        assertThat(open(twice, hidden).more()).isEqualTo("write to the host's /srv/keys/a");
    }

    @Test
    void a_directory_of_the_host_holds_those_below_it() {
        assertThat(closed(Map.of("/a", bind("/srv/x", "ro")), Map.of("/a", bind("/srv/", "ro")))
                        .relation())
                .isEqualTo(STRICTER);
        assertThat(closed(Map.of("/a", bind("/", "ro")), Map.of("/a", bind("/srv", "ro")))
                        .more())
                .isEqualTo("read the host's /");
        assertThat(closed(Map.of("/a", bind("/srv", "ro")), Map.of("/a", bind("/srvx", "ro")))
                        .relation())
                .isEqualTo(INCOMPARABLE);
        assertThat(closed(Map.of("/a", bind("/srv", "ro")), Map.of("/b", bind("/srv", "ro")))
                        .relation())
                .isEqualTo(EQUAL);
    }

    @Test
    void volumes_are_compared_by_name() {
        Map<String, MountPoint> cache = Map.of("/cache", volume("cache"));
        assertThat(open(cache, Map.of()).more()).isEqualTo("write to / of the volume or image cache");
        assertThat(open(cache, Map.of("/cache", volume("other"))).relation()).isEqualTo(INCOMPARABLE);
        assertThat(open(cache, cache).relation()).isEqualTo(EQUAL);
    }

    @Test
    void options_permit_less_at_each_path() {
        Map<String, MountPoint> strict = Map.of("/tmp", memory(Limit.of(64), "noexec", "nosuid", "nodev"));
        assertThat(open(Map.of("/tmp", memory(Limit.of(64), "nosuid", "nodev")), strict)
                        .more())
                .isEqualTo("run programs in /tmp");
        assertThat(open(Map.of("/tmp", memory(Limit.of(64), "noexec", "nodev")), strict)
                        .more())
                .isEqualTo("gain privileges by programs in /tmp");
        assertThat(open(Map.of("/tmp", memory(Limit.of(64), "noexec", "nosuid")), strict)
                        .more())
                .isEqualTo("open device nodes in /tmp");
        assertThat(open(strict, Map.of()).relation()).isEqualTo(STRICTER);
    }

    @Test
    void mounts_that_spread_are_looser() {
        Map<String, MountPoint> apart = Map.of("/data", spread("/srv", Propagation.PRIVATE));
        Map<String, MountPoint> below = Map.of("/data", spread("/srv", Propagation.SLAVE));
        Map<String, MountPoint> both = Map.of("/data", spread("/srv", Propagation.SHARED));
        assertThat(open(both, below).more()).isEqualTo("make mounts in /data that appear on the host");
        assertThat(open(below, both).relation()).isEqualTo(STRICTER);
        assertThat(open(below, apart).more()).isEqualTo("see mounts that the host makes later in /data");
        MountPoint unknown =
                new MountPoint(Optional.empty(), set(), Optional.empty(), Optional.of("/srv"), Optional.empty());
        assertThat(open(Map.of("/data", unknown), apart).relation()).isEqualTo(INCOMPARABLE);
        assertThat(open(apart, Map.of("/data", unknown)).forward()).isEqualTo(Excess.none());
        assertThat(open(Map.of("/data", unknown), both).relation()).isEqualTo(INCOMPARABLE);
        assertThat(open(Map.of("/data", unknown), both).forward()).isEqualTo(Excess.none());
    }

    @Test
    void mounts_that_are_not_known_leave_the_root_to_be_compared() {
        EffectivePolicy open = Compared.unknown(OPEN, Aspects.MOUNT_POINTS, Reason.of("nobody tells"));
        assertThat(Compared.in(Aspects.MOUNT_POINTS, open, mounts(CLOSED, Map.of()))
                        .forward())
                .isInstanceOf(Excess.Found.class);
        assertThat(Compared.in(Aspects.MOUNT_POINTS, open, mounts(CLOSED, Map.of()))
                        .backward())
                .isEqualTo(Excess.undecided("mounts is not known: nobody tells"));
    }

    @Test
    void hostile_paths_stay_within_their_quotes() {
        assertThat(open(Map.of("/a", bind("/x\n\" and to /etc")), Map.of()).more())
                .isEqualTo("write to the host's \"/x\\u000a\\\" and to /etc\"");
    }

    @Test
    void hiding_and_protecting_more_is_stricter() {
        assertThat(kernel(set(), set(), set("/proc/keys"), set()).more()).isEqualTo("read the kernel's /proc/keys");
        assertThat(kernel(set(), set(), set(), set("/proc/sys")).more()).isEqualTo("write to the kernel's /proc/sys");
        assertThat(kernel(set(), set("/proc/sys"), set(), set("/proc/sys/kernel"))
                        .relation())
                .isEqualTo(STRICTER);
        assertThat(kernel(set("/proc"), set(), set("/proc/keys"), set("/proc/sys"))
                        .relation())
                .isEqualTo(STRICTER);
        assertThat(kernel(set(), set("/proc/sys"), set("/proc/sys"), set()).relation())
                .isEqualTo(LOOSER);
        assertThat(kernel(set(), set("/proc/sys"), set(), set("/proc/sysrq-trigger"))
                        .relation())
                .isEqualTo(INCOMPARABLE);
    }

    @Test
    void a_list_that_is_not_known_matters_only_where_it_could_hide() {
        EffectivePolicy unknown = Compared.unknown(OPEN, Aspects.MASKED, Reason.of("nobody tells"));
        EffectivePolicy nothing = Compared.with(OPEN, Aspects.MASKED, set());
        assertThat(Compared.in(Aspects.MASKED, unknown, nothing).forward()).isEqualTo(Excess.none());
        assertThat(Compared.in(Aspects.MASKED, unknown, nothing).relation()).isEqualTo(INCOMPARABLE);
        EffectivePolicy open = Compared.with(unknown, Aspects.READ_ONLY, set());
        assertThat(Compared.in(Aspects.READ_ONLY, open, unknown).forward())
                .isEqualTo(Excess.undecided("maskedPaths is not known: nobody tells"));
        assertThat(Compared.in(Aspects.READ_ONLY, unknown, open).forward()).isEqualTo(Excess.none());
    }

    /** Both lists of both sides, compared as one. */
    private static Compared kernel(
            SortedSet<String> masked,
            SortedSet<String> readOnly,
            SortedSet<String> otherMasked,
            SortedSet<String> otherReadOnly) {
        EffectivePolicy first = with(with(OPEN, Aspects.MASKED, masked), Aspects.READ_ONLY, readOnly);
        EffectivePolicy second = with(with(OPEN, Aspects.MASKED, otherMasked), Aspects.READ_ONLY, otherReadOnly);
        return List.of(Aspects.MASKED, Aspects.READ_ONLY).stream()
                .map(aspect -> Compared.in(aspect, first, second))
                .reduce(Compared::or)
                .orElseThrow();
    }

    private static <T> EffectivePolicy with(EffectivePolicy policy, Aspect<T> aspect, T value) {
        return Compared.with(policy, aspect, value);
    }
}
