package dev.hasp.order;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Entry;
import dev.hasp.effective.IdMapping;
import dev.hasp.linux.Capability;
import dev.hasp.witness.ActsAs;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/** The order of the ids of the host as which the first process may act, for users or for groups. */
final class AccountOrder {

    private static final List<IdMapping> AS_THEY_ARE = List.of(IdMapping.IDENTITY);

    private final Aspect<Long> aspect;
    private final Optional<Aspect<SortedSet<Long>>> further;
    private final Aspect<List<IdMapping>> map;
    private final Capability change;

    private AccountOrder(
            Aspect<Long> aspect,
            Optional<Aspect<SortedSet<Long>>> further,
            Aspect<List<IdMapping>> map,
            Capability change) {
        this.aspect = aspect;
        this.further = further;
        this.map = map;
        this.change = change;
    }

    static Order<Long> users() {
        return new Order<>(
                Aspects.UID,
                "each user of the host as which it may act permits: its own, mapped, or every mapped one with SETUID, or"
                        + " where the image says who it is; so root without SETUID and another user cannot be compared,"
                        + " as each owns files that the other does not",
                "credentials(7), user_namespaces(7), setuid(2)",
                new AccountOrder(Aspects.UID, Optional.empty(), Aspects.UID_MAP, Capability.SETUID)::excess);
    }

    static Order<Long> groups() {
        return new Order<>(
                Aspects.GID,
                "each group of the host as which it may act permits: its own and the supplementary ones, mapped, or every"
                        + " mapped one with SETGID, or where the image has a say",
                "credentials(7), user_namespaces(7), setgid(2), setgroups(2)",
                new AccountOrder(Aspects.GID, Optional.of(Aspects.GROUPS_HELD), Aspects.GID_MAP, Capability.SETGID)
                        ::excess);
    }

    private Excess excess(EffectivePolicy first, EffectivePolicy second) {
        Entry<List<IdMapping>> one = first.entry(map);
        Entry<List<IdMapping>> other = second.entry(map);
        if (one.value().isPresent() && other.value().isPresent()) {
            return excess(first, one.value().get(), second, other.value().get(), Optional.empty());
        }
        if (one.isSameAs(other)) {
            return excess(first, AS_THEY_ARE, second, AS_THEY_ARE, Optional.of(one));
        }
        boolean everything = other.value().filter(AS_THEY_ARE::equals).isPresent()
                && isEvery(second).orElse(false);
        return everything ? Excess.none() : Known.undecided(one, other);
    }

    private Excess excess(
            EffectivePolicy first,
            List<IdMapping> firstMap,
            EffectivePolicy second,
            List<IdMapping> secondMap,
            Optional<Entry<List<IdMapping>>> inside) {
        Optional<Boolean> firstEvery = isEvery(first);
        Optional<Boolean> secondEvery = isEvery(second);
        HostIds most = ids(first, firstMap, firstEvery.orElse(true));
        HostIds least = ids(second, secondMap, secondEvery.orElse(false));
        if (most.firstBeyond(least).isEmpty()) {
            return Excess.none();
        }
        OptionalLong beyond = ids(first, firstMap, firstEvery.orElse(false))
                .firstBeyond(ids(second, secondMap, secondEvery.orElse(true)));
        if (beyond.isPresent()) {
            return Excess.found(new ActsAs(aspect, beyond.getAsLong(), inside));
        }
        Entry<SortedSet<Capability>> held = first.entry(Aspects.PERMITTED);
        boolean alike = held.value().isEmpty()
                && held.isSameAs(second.entry(Aspects.PERMITTED))
                && ids(first, firstMap, false)
                        .firstBeyond(ids(second, secondMap, false))
                        .isEmpty()
                && ids(first, firstMap, true)
                        .firstBeyond(ids(second, secondMap, true))
                        .isEmpty();
        return alike ? Excess.none() : Known.undecided(held, second.entry(Aspects.PERMITTED));
    }

    /** Whether it may act as everyone; empty where it is not known whether it has the capability. */
    private Optional<Boolean> isEvery(EffectivePolicy policy) {
        boolean isTold = policy.get(aspect).isPresent()
                && further.map(groups -> policy.get(groups).isPresent()).orElse(true);
        return isTold ? policy.get(Aspects.PERMITTED).map(held -> held.contains(change)) : Optional.of(true);
    }

    private HostIds ids(EffectivePolicy policy, List<IdMapping> mapped, boolean every) {
        if (every) {
            return HostIds.all(mapped);
        }
        SortedSet<Long> ids = new TreeSet<>();
        policy.get(aspect).ifPresent(id -> ids.add(id));
        further.flatMap(policy::get).ifPresent(more -> ids.addAll(more));
        return HostIds.of(mapped, ids);
    }
}
