package dev.hasp.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Entry;
import dev.hasp.effective.Reason;
import dev.hasp.engine.EngineFacts;
import dev.hasp.witness.Witness;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What two policies permit beyond each other in one aspect, each witness asked of both. */
final class Compared {

    /** What Docker does where nobody decides. */
    static final EffectivePolicy PLAIN = SecurityProfile.empty().toSpec().on(EngineFacts.plainDocker("28.5.2"));

    private final Excess forward;
    private final Excess backward;

    private Compared(Excess forward, Excess backward) {
        this.forward = forward;
        this.backward = backward;
    }

    static Compared in(Aspect<?> aspect, EffectivePolicy first, EffectivePolicy second) {
        Order<?> order = Orders.of(aspect);
        assertThat(order.excess(first, first)).isEqualTo(Excess.none());
        assertThat(order.excess(second, second)).isEqualTo(Excess.none());
        return new Compared(excess(order, first, second), excess(order, second, first));
    }

    private static Excess excess(Order<?> order, EffectivePolicy first, EffectivePolicy second) {
        Excess excess = order.excess(first, second);
        excess.witness().ifPresent(witness -> {
            assertThat(witness.isPermittedBy(first))
                    .as("%s by the one", witness)
                    .contains(true);
            assertThat(witness.isPermittedBy(second))
                    .as("%s by the other", witness)
                    .contains(false);
        });
        return excess;
    }

    /** Two values of one aspect, all else being equal. */
    static <T> Compared values(Aspect<T> aspect, T first, T second) {
        return in(aspect, with(PLAIN, aspect, first), with(PLAIN, aspect, second));
    }

    /** A value beside one that is not known. */
    static <T> Compared withUnknown(Aspect<T> aspect, T first) {
        return in(aspect, with(PLAIN, aspect, first), unknown(PLAIN, aspect, Reason.of("nobody tells")));
    }

    static EffectivePolicy asked(UnaryOperator<SecurityProfile.Builder> profile, EngineFacts engine) {
        return profile.apply(SecurityProfile.builder()).build().toSpec().on(engine);
    }

    static EffectivePolicy asked(UnaryOperator<SecurityProfile.Builder> profile) {
        return asked(profile, EngineFacts.plainDocker("28.5.2"));
    }

    static <T> EffectivePolicy with(EffectivePolicy policy, Aspect<T> aspect, T value) {
        return replaced(policy, new Entry<>(aspect, Optional.of(value), List.of(Reason.of("an example"))));
    }

    static <T> EffectivePolicy unknown(EffectivePolicy policy, Aspect<T> aspect, Reason reason) {
        return replaced(policy, new Entry<>(aspect, Optional.empty(), List.of(reason)));
    }

    private static EffectivePolicy replaced(EffectivePolicy policy, Entry<?> other) {
        return EffectivePolicy.of(policy.entries().stream()
                .<Entry<?>>map(entry -> entry.aspect().equals(other.aspect()) ? other : entry)
                .toList());
    }

    /** Both aspects as one. */
    Compared or(Compared other) {
        return new Compared(forward.or(other.forward), backward.or(other.backward));
    }

    Relation relation() {
        return Relation.of(forward, backward);
    }

    Excess forward() {
        return forward;
    }

    Excess backward() {
        return backward;
    }

    /** What the first may do and the second not. */
    String more() {
        return forward.witness().map(Witness::toString).orElse("");
    }
}
