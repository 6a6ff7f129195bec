package dev.hasp.laws;

import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.control.Link;
import dev.hasp.control.NetworkMode;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.CpuTime;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.IdMapping;
import dev.hasp.effective.Limit;
import dev.hasp.effective.Sharing;
import dev.hasp.linux.Architecture;
import dev.hasp.linux.Capability;
import dev.hasp.linux.SyscallTable;
import dev.hasp.selinux.SecurityContext;
import dev.hasp.witness.ActsAs;
import dev.hasp.witness.ChoosesAddress;
import dev.hasp.witness.FillsPath;
import dev.hasp.witness.GainsPrivileges;
import dev.hasp.witness.HangsWithoutMemory;
import dev.hasp.witness.HasDeviceNode;
import dev.hasp.witness.HasWeight;
import dev.hasp.witness.HoldsCapability;
import dev.hasp.witness.IsFoundAs;
import dev.hasp.witness.IsLinkedTo;
import dev.hasp.witness.IsReachedAt;
import dev.hasp.witness.IsSparedAs;
import dev.hasp.witness.JoinsNetwork;
import dev.hasp.witness.MakesCall;
import dev.hasp.witness.OpensPingSocket;
import dev.hasp.witness.Place;
import dev.hasp.witness.ReachesLevel;
import dev.hasp.witness.ReachesNetwork;
import dev.hasp.witness.ReachesPlace;
import dev.hasp.witness.RunsUnconfined;
import dev.hasp.witness.RunsUnfiltered;
import dev.hasp.witness.SharesNamespace;
import dev.hasp.witness.StartsWithLimit;
import dev.hasp.witness.UsesAmount;
import dev.hasp.witness.UsesDevice;
import dev.hasp.witness.UsesDisk;
import dev.hasp.witness.UsesKernelFile;
import dev.hasp.witness.UsesNumbered;
import dev.hasp.witness.UsesPath;
import dev.hasp.witness.UsesProcessorTime;
import dev.hasp.witness.Witness;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Every witness of a small world, made without any order: all capabilities, all calls without arguments, amounts around
 * every limit that one of some policies has, everything that one of them names and something that none does.
 */
final class WitnessUniverse {

    private static final List<Long> NO_ARGUMENTS = Collections.nCopies(6, 0L);

    private static final List<Witness> CALLS = SyscallTable.of(Architecture.X86_64).names().keySet().stream()
            .<Witness>map(number -> new MakesCall(Architecture.X86_64, number, NO_ARGUMENTS))
            .toList();

    private final List<EffectivePolicy> policies;
    private final Set<Witness> all = new LinkedHashSet<>(CALLS);
    private final Map<Aspect<?>, List<Witness>> byAspect;

    /** Of the values that these have. */
    WitnessUniverse(List<EffectivePolicy> policies) {
        this.policies = policies;
        ids();
        privileges();
        namespaces();
        network();
        files();
        devices();
        limits();
        processor();
        this.byAspect = all.stream().collect(Collectors.groupingBy(Witness::aspect));
    }

    /** The witnesses of an aspect. */
    Stream<Witness> of(Aspect<?> aspect) {
        return byAspect.getOrDefault(aspect, List.of()).stream();
    }

    private void add(Stream<? extends Witness> witnesses) {
        witnesses.forEach(all::add);
    }

    private <T> Stream<T> values(Aspect<T> aspect) {
        return policies.stream().flatMap(policy -> policy.get(aspect).stream());
    }

    private void ids() {
        ids(Aspects.UID, Aspects.UID_MAP, values(Aspects.UID));
        ids(
                Aspects.GID,
                Aspects.GID_MAP,
                Stream.concat(values(Aspects.GID), values(Aspects.GROUPS_HELD).flatMap(Set::stream)));
    }

    /** Those that somebody has, as they are and as the maps make them, and others. */
    private void ids(Aspect<Long> aspect, Aspect<List<IdMapping>> map, Stream<Long> held) {
        List<Long> inside =
                Stream.concat(held, Stream.of(0L, 1L, 1000L, 65_534L)).toList();
        List<Long> outside = values(map)
                .flatMap(List::stream)
                .flatMap(line -> Stream.concat(
                        Stream.of(line.outside(), line.outside() + line.count()),
                        inside.stream().map(id -> id - line.inside() + line.outside())))
                .toList();
        add(Stream.of(inside, outside).flatMap(List::stream).map(id -> new ActsAs(aspect, id, Optional.empty())));
        add(policies.stream()
                .map(policy -> policy.entry(map))
                .filter(entry -> entry.value().isEmpty())
                .flatMap(entry -> inside.stream().map(id -> new ActsAs(aspect, id, Optional.of(entry)))));
    }

    private void namespaces() {
        for (Aspect<Sharing> aspect : List.of(
                Aspects.USER_NAMESPACE,
                Aspects.PID_NAMESPACE,
                Aspects.IPC_NAMESPACE,
                Aspects.UTS_NAMESPACE,
                Aspects.CGROUP_NAMESPACE,
                Aspects.NETWORK_NAMESPACE)) {
            add(Stream.concat(values(aspect), Stream.of(Sharing.host(), Sharing.container("other")))
                    .filter(sharing -> sharing.kind() != Sharing.Kind.OWN)
                    .map(sharing -> new SharesNamespace(aspect, sharing)));
        }
        add(Stream.of(new OpensPingSocket(0), new OpensPingSocket(1000)));
    }

    private void network() {
        add(Stream.of(new ReachesNetwork()));
        add(Stream.concat(values(Aspects.NETWORK_JOINED), Stream.of(NetworkMode.host(), NetworkMode.bridge()))
                .filter(network -> network.kind() != NetworkMode.Kind.NONE)
                .map(JoinsNetwork::new));
        add(Stream.concat(values(Aspects.PUBLISHED_PORTS).flatMap(Set::stream), Stream.of("9/tcp", "exposed"))
                .map(IsReachedAt::new));
        add(values(Aspects.LINKED)
                .flatMap(Set::stream)
                .map(link -> new IsLinkedTo(Link.parse(link).container().text())));
        add(values(Aspects.NETWORK_NAMES).flatMap(Set::stream).map(IsFoundAs::new));
        add(values(Aspects.ADDRESSES)
                .flatMap(addresses -> addresses.entrySet().stream()
                        .map(address -> new ChoosesAddress(address.getKey(), address.getValue()))));
    }

    private void files() {
        List<String> targets = Stream.concat(
                        Stream.of("/", "/nowhere"),
                        values(Aspects.MOUNT_POINTS).flatMap(mounts -> mounts.keySet().stream()))
                .flatMap(path -> Stream.of(path, (path.equals("/") ? "" : path) + "/below"))
                .toList();
        add(targets.stream()
                .flatMap(path -> Arrays.stream(UsesPath.Use.values()).map(use -> new UsesPath(use, path))));
        List<Long> sizes = around(values(Aspects.MOUNT_POINTS)
                        .flatMap(mounts -> mounts.values().stream())
                        .flatMap(mount -> mount.size().stream()))
                .boxed()
                .distinct()
                .toList();
        add(targets.stream().flatMap(path -> sizes.stream().map(size -> new FillsPath(path, size))));
        add(values(Aspects.MOUNT_POINTS)
                .flatMap(mounts -> mounts.values().stream())
                .flatMap(mount -> Place.of(mount).stream())
                .flatMap(place -> Stream.of(place, place.below("/below")))
                .flatMap(place -> Stream.of(new ReachesPlace(place, false), new ReachesPlace(place, true))));
        add(Stream.concat(values(Aspects.MASKED), values(Aspects.READ_ONLY))
                .flatMap(Set::stream)
                .flatMap(path -> Stream.of(path, path + "/below"))
                .flatMap(path -> Stream.of(new UsesKernelFile(path, false), new UsesKernelFile(path, true))));
    }

    private void devices() {
        add(Stream.concat(
                        Stream.of("/dev/nothing"), values(Aspects.DEVICE_NODES).flatMap(Set::stream))
                .map(HasDeviceNode::new));
        List<DeviceCgroupRule> rules =
                values(Aspects.DEVICE_RULES).flatMap(Set::stream).distinct().toList();
        add(rules.stream()
                .flatMap(rule -> around(rule.major())
                        .flatMap(major -> around(rule.minor())
                                .flatMap(minor -> Arrays.stream(UsesDevice.Use.values())
                                        .flatMap(use -> Stream.of(
                                                new UsesDevice(true, major, minor, use),
                                                new UsesDevice(false, major, minor, use)))))));
    }

    private static Stream<Long> around(OptionalLong number) {
        return number.isPresent() ? Stream.of(number.getAsLong(), number.getAsLong() + 1) : Stream.of(0L, 500L);
    }

    private void privileges() {
        for (Aspect<SortedSet<Capability>> set :
                List.of(Aspects.BOUNDING, Aspects.PERMITTED, Aspects.EFFECTIVE, Aspects.INHERITABLE, Aspects.AMBIENT)) {
            add(Capability.known().stream().map(capability -> new HoldsCapability(set, capability)));
        }
        add(Stream.of(new GainsPrivileges()));
        add(Stream.of(new RunsUnfiltered()));
        add(Stream.of(new RunsUnconfined(Aspects.APP_ARMOR_PROFILE, "unconfined")));
        add(Stream.of(new RunsUnconfined(Aspects.SE_LINUX_LABEL, "none")));
        add(values(Aspects.SE_LINUX_LABEL)
                .flatMap(label -> SecurityContext.find(label).stream())
                .flatMap(label -> label.reach().stream())
                .map(ReachesLevel::new));
    }

    private void limits() {
        for (Aspect<Limit> aspect : List.of(
                Aspects.MEMORY_LIMIT,
                Aspects.MEMORY_AND_SWAP,
                Aspects.MEMORY_MARK,
                Aspects.TCP_MEMORY,
                Aspects.PIDS,
                Aspects.OUTPUT_KEPT,
                Aspects.WRITABLE_LAYER)) {
            add(around(values(aspect)).mapToObj(amount -> new UsesAmount(aspect, amount)));
        }
        for (Aspect<Integer> aspect : List.of(Aspects.CPU_WEIGHT, Aspects.DISK_WEIGHT)) {
            add(values(aspect)
                    .flatMap(weight -> Stream.of(weight - 1, weight, weight + 1))
                    .map(weight -> new HasWeight(aspect, weight)));
        }
        add(values(Aspects.OOM_SCORE)
                .flatMap(score -> Stream.of(score - 1, score, score + 1))
                .map(IsSparedAs::new));
        add(Stream.of(new HangsWithoutMemory()));
        add(values(Aspects.RESOURCE_LIMITS)
                .flatMap(limits -> limits.entrySet().stream()
                        .flatMap(limit -> around(Stream.of(
                                        limit.getValue().soft(),
                                        limit.getValue().hard()))
                                .boxed()
                                .flatMap(amount -> Stream.of(
                                        new StartsWithLimit(limit.getKey(), true, amount),
                                        new StartsWithLimit(limit.getKey(), false, amount))))));
        add(values(Aspects.DISK_LIMITS)
                .flatMap(disks -> disks.entrySet().stream()
                        .flatMap(disk -> Arrays.stream(UsesDisk.Kind.values())
                                .flatMap(kind -> around(Stream.of(kind.of(disk.getValue())))
                                        .mapToObj(amount -> new UsesDisk(disk.getKey(), kind, amount))))));
    }

    /** One less, as much, and one more; and hardly anything and very much. */
    private static LongStream around(Stream<Limit> limits) {
        return LongStream.concat(
                LongStream.of(1, Long.MAX_VALUE),
                limits.filter(limit -> !limit.isUnlimited())
                        .mapToLong(limit -> limit.value().orElseThrow())
                        .filter(value -> value > 0 && value < Long.MAX_VALUE)
                        .flatMap(value -> LongStream.of(value - 1, value, value + 1)));
    }

    private void processor() {
        add(IntStream.range(0, 80).mapToObj(one -> new UsesNumbered(Aspects.CPU_LIST, one)));
        add(IntStream.range(0, 80).mapToObj(one -> new UsesNumbered(Aspects.MEMORY_NODES, one)));
        for (Aspect<CpuTime> aspect : List.of(Aspects.CPU_TIME, Aspects.REALTIME)) {
            add(values(aspect)
                    .flatMap(time -> around(Stream.of(time.quota()))
                            .mapToObj(micros -> new UsesProcessorTime(aspect, micros, time.period()))));
        }
    }
}
