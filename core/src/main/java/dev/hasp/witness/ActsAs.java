package dev.hasp.witness;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Entry;
import dev.hasp.effective.IdMapping;
import dev.hasp.linux.Capability;
import java.util.List;
import java.util.Optional;

/**
 * Acting as a user or a group ({@code credentials(7)}).
 *
 * @param aspect {@link Aspects#UID} or {@link Aspects#GID}
 * @param id the id
 * @param inside the map that is not known and that all policies have that answer, where the id is one inside; empty where
 *     the id is the host's
 */
public record ActsAs(Aspect<Long> aspect, long id, Optional<Entry<List<IdMapping>>> inside) implements Witness {

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        Entry<List<IdMapping>> map = policy.entry(isUser() ? Aspects.UID_MAP : Aspects.GID_MAP);
        if (inside.isPresent()) {
            return map.isSameAs(inside.get()) ? isHeldBy(policy, id) : Optional.empty();
        }
        if (map.value().isEmpty()) {
            return Optional.empty();
        }
        for (IdMapping line : map.value().get()) {
            long offset = id - line.outside();
            if (offset >= 0 && offset < line.count()) {
                return isHeldBy(policy, line.inside() + offset);
            }
        }
        return Optional.of(false);
    }

    private boolean isUser() {
        return aspect == Aspects.UID;
    }

    private Optional<Boolean> isHeldBy(EffectivePolicy policy, long own) {
        Optional<Long> main = policy.get(aspect);
        boolean mayBeAny =
                main.isEmpty() || (!isUser() && policy.get(Aspects.GROUPS_HELD).isEmpty());
        if (mayBeAny || main.get() == own) {
            return Optional.of(true); // the image may say that one
        }
        if (!isUser() && policy.get(Aspects.GROUPS_HELD).orElseThrow().contains(own)) {
            return Optional.of(true);
        }
        Capability change = isUser() ? Capability.SETUID : Capability.SETGID;
        return policy.get(Aspects.PERMITTED).map(held -> held.contains(change));
    }

    /** Such as {@code act as user 0 of the host}. */
    @Override
    public String toString() {
        return "act as " + (isUser() ? "user " : "group ") + id
                + (inside.isPresent() ? " of its user namespace" : " of the host");
    }
}
