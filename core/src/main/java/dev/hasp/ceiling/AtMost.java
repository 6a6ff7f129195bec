package dev.hasp.ceiling;

import dev.hasp.SecuritySpec;
import dev.hasp.control.Control;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineFinding;
import dev.hasp.meaning.Meanings;
import dev.hasp.order.Excess;
import dev.hasp.order.Order;
import dev.hasp.order.Orders;
import dev.hasp.witness.Witness;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Permits no more than a spec, in the controls that the spec decides: no more than the request itself would with those
 * decisions in place of its own, on the same engine. What that engine does not put in force of them, it cannot be held to.
 *
 * @param bound the spec
 */
public record AtMost(SecuritySpec bound) implements Demand {

    /** What goes beyond in an aspect of a control: of several, one that is known. */
    private record Beyond(Aspect<?> aspect, Excess excess) {
        Beyond or(Beyond other) {
            return excess.or(other.excess()).equals(excess) ? this : other;
        }
    }

    @Override
    public String key() {
        return "atMost";
    }

    @Override
    public List<Control<?>> controls() {
        return List.copyOf(bound.decided());
    }

    @Override
    public List<Shortfall> shortfalls(Subject subject) {
        Allowed allowed = Allowed.of(bound, subject.spec());
        EffectivePolicy most = allowed.spec().on(subject.engine());
        Map<Control<?>, Beyond> beyond = new LinkedHashMap<>();
        for (Order<?> order : Orders.all()) {
            Excess excess = order.excess(subject.policy(), most);
            if (!excess.isNone() && allowed.counts(order.aspect())) {
                beyond.merge(control(order.aspect()), new Beyond(order.aspect(), excess), Beyond::or);
            }
        }
        List<Shortfall> shortfalls = new ArrayList<>();
        Set<Witness> shown = new HashSet<>();
        beyond.forEach((control, found) -> {
            if (found.excess().witness().map(shown::add).orElse(true)) { // one thing is said once
                shortfalls.add(shortfall(control, found, subject));
            }
        });
        Meanings.losses(allowed.spec(), subject.engine()).stream()
                .filter(found -> found.effect() != Effect.CHANGED)
                .filter(found -> bound.get(found.finding().control()).isPresent())
                .filter(found -> !beyond.containsKey(found.finding().control()))
                .forEach(found -> shortfalls.add(notInForce(found, subject)));
        return shortfalls;
    }

    /** The control of an aspect that the bound decides. */
    private Control<?> control(Aspect<?> aspect) {
        return aspect.controls().stream()
                .filter(control -> bound.get(control).isPresent())
                .findFirst()
                .orElse(aspect.controls().get(0));
    }

    private Shortfall shortfall(Control<?> control, Beyond beyond, Subject subject) {
        Excess excess = beyond.excess();
        String open = excess instanceof Excess.Undecided undecided
                ? "; whether that is more is not known: " + undecided.reason()
                : "";
        return new Shortfall(
                control,
                subject.asked(control, beyond.aspect()) + open,
                "no more than " + said(control),
                excess.witness(),
                bound.get(control).isPresent()
                        ? "ask for " + said(control) + ", or for less"
                        : "ask for what permits less");
    }

    private Shortfall notInForce(EngineFinding found, Subject subject) {
        Control<?> control = found.finding().control();
        return Shortfall.of(
                control,
                subject.asked(control),
                "no more than " + said(control) + ", which cannot be had there: "
                        + found.finding().message(),
                found.finding().remedy());
    }

    private String said(Control<?> control) {
        return bound.get(control).isPresent() ? control + " " + Asked.of(bound.profile(), control) : toString();
    }

    @Override
    public String toString() {
        return "what a profile permits that decides " + Words.list(bound.decided());
    }
}
