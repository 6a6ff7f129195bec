package dev.hasp.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecuritySpec;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.CpuQuota;
import dev.hasp.control.Cpus;
import dev.hasp.control.DeviceBandwidth;
import dev.hasp.control.DeviceIops;
import dev.hasp.control.Micros;
import dev.hasp.control.Mount;
import dev.hasp.control.Tmpfs;
import dev.hasp.control.Ulimit;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.CpuTime;
import dev.hasp.effective.DiskLimits;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Entry;
import dev.hasp.effective.Limit;
import dev.hasp.effective.MountPoint;
import dev.hasp.effective.ResourceLimit;
import dev.hasp.engine.EngineFacts;
import dev.hasp.meaning.Meanings;
import dev.hasp.testing.EngineArbitraries;
import dev.hasp.testing.ProfileArbitraries;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What limits, devices and mounts mean is said of every engine, always the same, and never looser in silence. */
class LimitMeaningProperties {

    private static final Limit NONE = Limit.unlimited();

    /** Whether what an aspect means is less strict than what its control asks for. */
    private record Looser<T, V>(Control<T> control, Aspect<V> aspect, BiPredicate<T, V> isLooser) {

        boolean holdsFor(SecuritySpec spec, EffectivePolicy policy) {
            return spec.get(control)
                    .flatMap(asked -> policy.get(aspect).map(meant -> isLooser.test(asked, meant)))
                    .orElse(false);
        }
    }

    private static final List<Looser<?, ?>> TABLE = List.of(
            new Looser<>(Controls.MEMORY, Aspects.MEMORY_LIMIT, LimitMeaningProperties::isAbove),
            new Looser<>(
                    Controls.MEMORY_SWAP,
                    Aspects.MEMORY_AND_SWAP,
                    (asked, meant) ->
                            asked.total().filter(most -> isAbove(most, meant)).isPresent()),
            new Looser<>(Controls.MEMORY_RESERVATION, Aspects.MEMORY_MARK, LimitMeaningProperties::isAbove),
            new Looser<>(Controls.KERNEL_MEMORY_TCP, Aspects.TCP_MEMORY, LimitMeaningProperties::isAbove),
            new Looser<>(Controls.MEMORY_SWAPPINESS, Aspects.SWAPPINESS, (asked, meant) -> !asked.equals(meant)),
            new Looser<>(Controls.OOM_KILL_DISABLE, Aspects.OOM_KILLER_OFF, (asked, meant) -> !asked.equals(meant)),
            new Looser<>(Controls.OOM_SCORE_ADJ, Aspects.OOM_SCORE, (asked, meant) -> meant < asked),
            new Looser<>(Controls.CPUS, Aspects.CPU_TIME, LimitMeaningProperties::isMoreThan),
            new Looser<>(Controls.CPU_QUOTA, Aspects.CPU_TIME, LimitMeaningProperties::isAbove),
            new Looser<>(Controls.CPU_SHARES, Aspects.CPU_WEIGHT, (asked, meant) -> meant > asked),
            new Looser<>(Controls.CPUSET_CPUS, Aspects.CPU_LIST, (asked, meant) -> !asked.equals(meant)),
            new Looser<>(Controls.CPUSET_MEMS, Aspects.MEMORY_NODES, (asked, meant) -> !asked.equals(meant)),
            new Looser<>(Controls.BLKIO_WEIGHT, Aspects.DISK_WEIGHT, (asked, meant) -> meant > asked),
            new Looser<>(
                    Controls.DEVICE_READ_BPS,
                    Aspects.DISK_LIMITS,
                    (asked, meant) -> isAbove(asked, meant, DiskLimits::readBytes)),
            new Looser<>(
                    Controls.DEVICE_WRITE_BPS,
                    Aspects.DISK_LIMITS,
                    (asked, meant) -> isAbove(asked, meant, DiskLimits::writeBytes)),
            new Looser<>(
                    Controls.DEVICE_READ_IOPS,
                    Aspects.DISK_LIMITS,
                    (asked, meant) -> areAbove(asked, meant, DiskLimits::reads)),
            new Looser<>(
                    Controls.DEVICE_WRITE_IOPS,
                    Aspects.DISK_LIMITS,
                    (asked, meant) -> areAbove(asked, meant, DiskLimits::writes)),
            new Looser<>(
                    Controls.PIDS_LIMIT,
                    Aspects.PIDS,
                    (asked, meant) -> asked.count().isPresent()
                            && Limit.of(asked.count().getAsLong()).compareTo(meant) < 0),
            new Looser<>(Controls.ULIMITS, Aspects.RESOURCE_LIMITS, LimitMeaningProperties::isRaised),
            new Looser<>(Controls.CGROUP_PARENT, Aspects.PARENT_CGROUP, (asked, meant) -> !meant.endsWith(last(asked))),
            new Looser<>(Controls.READ_ONLY_ROOTFS, Aspects.ROOT_READ_ONLY, (asked, meant) -> asked && !meant),
            new Looser<>(Controls.TMPFS, Aspects.MOUNT_POINTS, LimitMeaningProperties::isOpener),
            new Looser<>(
                    Controls.SHM_SIZE,
                    Aspects.MOUNT_POINTS,
                    (asked, meant) -> meant.containsKey("/dev/shm")
                            && meant.get("/dev/shm")
                                    .size()
                                    .filter(size -> isAbove(asked, size))
                                    .isPresent()),
            new Looser<>(Controls.MOUNTS, Aspects.MOUNT_POINTS, LimitMeaningProperties::isWritable),
            new Looser<>(
                    Controls.SYSCTLS,
                    Aspects.KERNEL_PARAMETERS,
                    (asked, meant) -> !meant.values().containsAll(asked.values())));

    @Provide
    Arbitrary<SecuritySpec> specs() {
        return ProfileArbitraries.specs();
    }

    /** Each control of the table alone, so that all of them are seen often. */
    @Provide
    Arbitrary<SecuritySpec> singles() {
        return Arbitraries.of(TABLE)
                .flatMap(row -> ProfileArbitraries.deciding(row.control()))
                .filter(profile -> profile.validate().stream().noneMatch(finding -> finding.isError()))
                .map(profile -> profile.toSpec());
    }

    @Provide
    Arbitrary<EngineFacts> engines() {
        return EngineArbitraries.engines();
    }

    @Property(tries = 200)
    void every_aspect_has_an_entry_and_the_same_one_each_time(
            @ForAll("specs") SecuritySpec spec, @ForAll("engines") EngineFacts engine) {
        EffectivePolicy policy = Meanings.policy(spec, engine);

        assertThat(policy.entries().stream().<Object>map(Entry::aspect).toList())
                .isEqualTo(Aspects.all());
        assertThat(Meanings.policy(spec, engine)).isEqualTo(policy);
        assertThat(Meanings.policy(spec, engine).entries()).isEqualTo(policy.entries());
        assertThat(Meanings.losses(spec, engine)).isEqualTo(Meanings.losses(spec, engine));
    }

    @Property(tries = 200)
    void no_limit_of_many_becomes_looser_in_silence(
            @ForAll("specs") SecuritySpec spec, @ForAll("engines") EngineFacts engine) {
        isNotLooserInSilence(spec, engine);
    }

    @Property(tries = 400)
    void no_limit_alone_becomes_looser_in_silence(
            @ForAll("singles") SecuritySpec spec, @ForAll("engines") EngineFacts engine) {
        isNotLooserInSilence(spec, engine);
    }

    private static void isNotLooserInSilence(SecuritySpec spec, EngineFacts engine) {
        EffectivePolicy policy = Meanings.policy(spec, engine);
        List<Object> reported = Meanings.losses(spec, engine).stream()
                .<Object>map(found -> found.finding().control())
                .toList();
        for (Looser<?, ?> row : TABLE) {
            if (row.holdsFor(spec, policy)) {
                assertThat(reported)
                        .as("%s means %s on %s", row.control(), policy.entry(row.aspect()), engine)
                        .contains(row.control());
            }
        }
    }

    @Property(tries = 200)
    void whatever_is_reported_is_asked_for(@ForAll("specs") SecuritySpec spec, @ForAll("engines") EngineFacts engine) {
        assertThat(Meanings.losses(spec, engine))
                .allSatisfy(found -> assertThat(spec.get(found.finding().control()))
                        .as(found.toString())
                        .isPresent());
    }

    private static boolean isAbove(ByteSize asked, Limit meant) {
        return Limit.of(asked.bytes()).compareTo(meant) < 0;
    }

    private static boolean isMoreThan(Cpus asked, CpuTime meant) {
        return meant.quota().isUnlimited()
                || (double) meant.quota().value().getAsLong() / meant.period() > asked.nano() / 1e9;
    }

    private static boolean isAbove(CpuQuota asked, CpuTime meant) {
        return asked.time()
                .filter(time -> Limit.of(Micros.of("quota", time)).compareTo(meant.quota()) < 0)
                .isPresent();
    }

    private static boolean isAbove(
            List<DeviceBandwidth> asked, Map<String, DiskLimits> meant, Function<DiskLimits, Limit> which) {
        return asked.stream().anyMatch(rate -> isAbove(rate.perSecond(), most(meant, rate.path(), which)));
    }

    private static boolean areAbove(
            List<DeviceIops> asked, Map<String, DiskLimits> meant, Function<DiskLimits, Limit> which) {
        return asked.stream()
                .anyMatch(rate -> Limit.of(rate.perSecond()).compareTo(most(meant, rate.path(), which)) < 0);
    }

    private static Limit most(Map<String, DiskLimits> meant, String path, Function<DiskLimits, Limit> which) {
        return which.apply(meant.getOrDefault(path, new DiskLimits(NONE, NONE, NONE, NONE)));
    }

    private static boolean isRaised(List<Ulimit> asked, SortedMap<String, ResourceLimit> meant) {
        // of two with one name the engine takes the last
        Map<String, Ulimit> last = new TreeMap<>();
        asked.forEach(ulimit -> last.put(ulimit.name(), ulimit));
        return last.values().stream().anyMatch(ulimit -> {
            ResourceLimit limit = meant.getOrDefault(ulimit.name(), new ResourceLimit(NONE, NONE));
            return limit(ulimit.soft()).compareTo(limit.soft()) < 0
                    || limit(ulimit.hard()).compareTo(limit.hard()) < 0;
        });
    }

    private static Limit limit(long value) {
        return value == Ulimit.UNLIMITED ? NONE : Limit.of(value);
    }

    private static String last(String parent) {
        return Stream.of(parent.split("/")).reduce("", (before, part) -> part);
    }

    private static boolean isOpener(List<Tmpfs> asked, SortedMap<String, MountPoint> meant) {
        return asked.stream().anyMatch(tmpfs -> {
            MountPoint mount = meant.get(tmpfs.target());
            return mount != null
                    && ((tmpfs.readOnly() && !mount.isReadOnly())
                            || (!tmpfs.executable() && !mount.options().contains("noexec"))
                            || (!tmpfs.setuid() && !mount.options().contains("nosuid"))
                            || (!tmpfs.devices() && !mount.options().contains("nodev"))
                            || tmpfs.size()
                                    .filter(most -> mount.size()
                                            .filter(size -> isAbove(most, size))
                                            .isPresent())
                                    .isPresent());
        });
    }

    private static boolean isWritable(List<Mount> asked, SortedMap<String, MountPoint> meant) {
        return asked.stream()
                .anyMatch(mount -> mount.readOnly()
                        && meant.containsKey(mount.target())
                        && !meant.get(mount.target()).isReadOnly());
    }
}
