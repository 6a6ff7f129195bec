package dev.hasp.order;

import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.effective.AllOfHost;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Entry;
import dev.hasp.witness.HasDeviceNode;
import dev.hasp.witness.UsesDevice;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Orders of device nodes and what the device cgroup permits. */
final class DeviceOrders {

    private static final DeviceCgroupRule EVERYTHING = DeviceCgroupRule.parse("a *:* rwm");

    /** Linux drivers/char/mem.c: the kernel's log, of which no container has a node by itself. */
    private static final String OF_EVERY_HOST = "/dev/kmsg";

    static final List<Order<?>> ALL = List.of(
            new Order<>(
                    Aspects.DEVICE_NODES,
                    "each node can be opened as its owner and mode permit; a container without one of them is stricter, and"
                            + " a privileged one has every node of the host, among them /dev/kmsg",
                    "moby oci.WithDevices, coci.HostDevices; mknod(2)",
                    DeviceOrders::moreNodes),
            Bounded.order(
                    Aspects.DEVICE_RULES,
                    "each device that some rule matches may be read, written or made a node for, letter by letter; * is"
                            + " every number and a both types; fewer devices are stricter",
                    "Linux cgroup-v1/devices; runc cgroups/devices, BPF_PROG_TYPE_CGROUP_DEVICE",
                    Set::isEmpty,
                    rules -> rules.contains(EVERYTHING),
                    DeviceOrders::more));

    private DeviceOrders() {}

    private static Excess moreNodes(EffectivePolicy first, EffectivePolicy second) {
        Entry<SortedSet<String>> one = first.entry(Aspects.DEVICE_NODES);
        Entry<SortedSet<String>> other = second.entry(Aspects.DEVICE_NODES);
        if (AllOfHost.is(other) || one.value().filter(Set::isEmpty).isPresent()) {
            return Excess.none();
        }
        boolean lacks =
                other.value().filter(nodes -> !nodes.contains(OF_EVERY_HOST)).isPresent();
        return AllOfHost.is(one) && lacks
                ? Excess.found(new HasDeviceNode(OF_EVERY_HOST))
                : Known.both(
                        Aspects.DEVICE_NODES,
                        first,
                        second,
                        (nodes, others) -> Sets.more(nodes, others, HasDeviceNode::new));
    }

    private static Excess more(SortedSet<DeviceCgroupRule> first, SortedSet<DeviceCgroupRule> second) {
        for (DeviceCgroupRule rule : first) {
            for (UsesDevice.Use use : UsesDevice.Use.values()) {
                for (boolean block : List.of(false, true)) {
                    Excess excess = use.isIn(rule.access()) && isOf(rule, block)
                            ? more(rule, second, block, use)
                            : Excess.none();
                    if (!excess.isNone()) {
                        return excess;
                    }
                }
            }
        }
        return Excess.none();
    }

    private static boolean isOf(DeviceCgroupRule rule, boolean block) {
        return rule.type() != (block ? DeviceCgroupRule.Type.CHARACTER : DeviceCgroupRule.Type.BLOCK);
    }

    /** A device that the rule permits and none of the others. Numbers that no rule names are all alike: one will do. */
    private static Excess more(
            DeviceCgroupRule rule, SortedSet<DeviceCgroupRule> second, boolean block, UsesDevice.Use use) {
        List<DeviceCgroupRule> others = second.stream()
                .filter(other -> use.isIn(other.access()) && isOf(other, block))
                .toList();
        long[] minors = candidates(rule, others, DeviceCgroupRule::minor);
        for (long major : candidates(rule, others, DeviceCgroupRule::major)) {
            for (long minor : minors) {
                if (others.stream()
                        .noneMatch(other -> isNumber(other.major(), major) && isNumber(other.minor(), minor))) {
                    return Excess.found(new UsesDevice(block, major, minor, use));
                }
            }
        }
        return Excess.none();
    }

    private static boolean isNumber(OptionalLong named, long number) {
        return named.isEmpty() || named.getAsLong() == number;
    }

    private static long[] candidates(
            DeviceCgroupRule rule, List<DeviceCgroupRule> others, Function<DeviceCgroupRule, OptionalLong> number) {
        if (number.apply(rule).isPresent()) {
            return new long[] {number.apply(rule).getAsLong()};
        }
        Set<Long> named = others.stream()
                .map(number)
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .collect(Collectors.toSet());
        LongStream unnamed = LongStream.iterate(1, n -> n + 1)
                .filter(n -> !named.contains(n))
                .limit(1);
        return LongStream.concat(unnamed, named.stream().mapToLong(n -> n).sorted())
                .toArray();
    }
}
