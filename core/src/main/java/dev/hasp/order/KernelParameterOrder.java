package dev.hasp.order;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Entry;
import dev.hasp.effective.Sharing;
import dev.hasp.witness.Inert;
import dev.hasp.witness.OpensPingSocket;
import dev.hasp.witness.SharesNamespace;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The order of kernel parameters, which engines set in namespaces of the container's own alone. */
final class KernelParameterOrder {

    /** sysctl names of ipc_namespaces(7). */
    private static final Pattern OF_IPC = Pattern.compile("kernel\\.(shm.*|msg.*|sem)|fs\\.mqueue\\..+");

    private static final Pattern OF_NETWORK = Pattern.compile("net\\..+");
    private static final Set<String> NAMES_ALONE = Set.of("kernel.domainname", "kernel.hostname");
    private static final Pattern TWO_NUMBERS = Pattern.compile("(0|[1-9][0-9]{0,9})\\s+(0|[1-9][0-9]{0,9})");

    private KernelParameterOrder() {}

    static Order<SortedMap<String, String>> order() {
        return new Order<>(
                Aspects.KERNEL_PARAMETERS,
                "parameters of a namespace of its own, by name: of numbers whose direction is known the wider permits more,"
                        + " domain names permit nothing, of others two values cannot be compared; beside another's"
                        + " namespace those of its own permit nothing more",
                "namespaces(7), ip-sysctl, sysvipc(7), mq_overview(7), icmp(7)",
                KernelParameterOrder::excess);
    }

    private static Excess excess(EffectivePolicy first, EffectivePolicy second) {
        return of(Aspects.NETWORK_NAMESPACE, name -> OF_NETWORK.matcher(name).matches(), first, second)
                .or(of(Aspects.IPC_NAMESPACE, name -> OF_IPC.matcher(name).matches(), first, second))
                .or(values(
                        name -> !OF_NETWORK.matcher(name).matches()
                                && !OF_IPC.matcher(name).matches(),
                        first,
                        second));
    }

    /** Those of one kind of namespace: another's holds whatever a container could have in its own. */
    private static Excess of(
            Aspect<Sharing> namespace, Predicate<String> names, EffectivePolicy first, EffectivePolicy second) {
        Entry<Sharing> one = first.entry(namespace);
        Entry<Sharing> other = second.entry(namespace);
        if (other.value().filter(sharing -> !sharing.equals(Sharing.own())).isPresent()) {
            return Excess.none();
        }
        if (one.isSameAs(other)) {
            return values(names, first, second);
        }
        return one.value().isPresent() && other.value().isPresent()
                ? Excess.found(new SharesNamespace(namespace, one.value().get()))
                : Known.undecided(one, other);
    }

    private static Excess values(Predicate<String> names, EffectivePolicy first, EffectivePolicy second) {
        Entry<SortedMap<String, String>> one = first.entry(Aspects.KERNEL_PARAMETERS);
        Entry<SortedMap<String, String>> other = second.entry(Aspects.KERNEL_PARAMETERS);
        if (one.isSameAs(other)) {
            return Excess.none();
        }
        if (one.value().isEmpty() || other.value().isEmpty()) {
            return Known.undecided(one, other);
        }
        Set<String> all = new TreeSet<>(one.value().get().keySet());
        all.addAll(other.value().get().keySet());
        Excess excess = Excess.none();
        for (String name : all) {
            if (names.test(name) && !NAMES_ALONE.contains(name)) {
                excess = excess.or(excess(
                        name,
                        Optional.ofNullable(one.value().get().get(name)),
                        Optional.ofNullable(other.value().get().get(name))));
            }
        }
        return excess;
    }

    private static Excess excess(String name, Optional<String> first, Optional<String> second) {
        if (first.equals(second)) {
            return Excess.none();
        }
        Excess undecided = Excess.undecided("which of " + shown(first) + " and " + shown(second) + " permits more as "
                + Inert.of(name) + " is not known");
        if (name.equals(OpensPingSocket.PARAMETER)) {
            return pings(first, second, undecided);
        }
        return KernelParameter.of(name)
                .map(known -> known.excess(first, second, undecided))
                .orElse(undecided);
    }

    private static String shown(Optional<String> value) {
        return value.map(Inert::of).orElse("the kernel's default");
    }

    private static Excess pings(Optional<String> first, Optional<String> second, Excess undecided) {
        List<Long> a = ends(first);
        List<Long> b = ends(second);
        if (a.isEmpty() || b.isEmpty()) {
            return undecided;
        }
        if (a.get(0) > a.get(1) || (b.get(0) <= a.get(0) && a.get(1) <= b.get(1))) {
            return Excess.none();
        }
        boolean startIsBeyond = a.get(0) < b.get(0) || a.get(0) > b.get(1);
        return Excess.found(new OpensPingSocket(startIsBeyond ? a.get(0) : a.get(1)));
    }

    /** The first and the last group; nothing where that cannot be read. */
    private static List<Long> ends(Optional<String> value) {
        var numbers = TWO_NUMBERS.matcher(value.orElse(OpensPingSocket.INITIAL));
        return numbers.matches() ? List.of(Long.valueOf(numbers.group(1)), Long.valueOf(numbers.group(2))) : List.of();
    }
}
