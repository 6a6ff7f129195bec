package dev.hasp.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.engine.EngineFacts;
import java.util.function.UnaryOperator;

/** What the order of one aspect says of two profiles on an engine; every witness in it was asked of both. */
record Judged(Excess forward, Excess backward) {

    static final EngineFacts DOCKER = EngineFacts.plainDocker("28.5.2");

    static Judged in(
            Aspect<?> aspect,
            EngineFacts engine,
            UnaryOperator<SecurityProfile.Builder> first,
            UnaryOperator<SecurityProfile.Builder> second) {
        return in(aspect, policy(engine, first), policy(engine, second));
    }

    static Judged in(
            Aspect<?> aspect,
            UnaryOperator<SecurityProfile.Builder> first,
            UnaryOperator<SecurityProfile.Builder> second) {
        return in(aspect, DOCKER, first, second);
    }

    static Judged in(Aspect<?> aspect, EffectivePolicy first, EffectivePolicy second) {
        Order<?> order = Orders.of(aspect);
        assertThat(order.excess(first, first).isNone()).isTrue();
        assertThat(order.excess(second, second).isNone()).isTrue();
        return new Judged(excess(order, first, second), excess(order, second, first));
    }

    static EffectivePolicy policy(EngineFacts engine, UnaryOperator<SecurityProfile.Builder> decisions) {
        return decisions.apply(SecurityProfile.builder()).build().toSpec().on(engine);
    }

    private static Excess excess(Order<?> order, EffectivePolicy first, EffectivePolicy second) {
        Excess excess = order.excess(first, second);
        excess.witness().ifPresent(witness -> {
            assertThat(witness.isPermittedBy(first)).as(witness.toString()).contains(true);
            assertThat(witness.isPermittedBy(second)).as(witness.toString()).contains(false);
        });
        return excess;
    }

    Relation relation() {
        return Relation.of(forward, backward);
    }

    /** What the first may beyond the second: the witness, {@code nothing}, or the reason why that is not known. */
    String more() {
        return text(forward);
    }

    /** What the second may beyond the first. */
    String less() {
        return text(backward);
    }

    private static String text(Excess excess) {
        return excess instanceof Excess.Undecided undecided
                ? "unknown: " + undecided.reason()
                : excess.witness().map(Object::toString).orElse("nothing");
    }
}
