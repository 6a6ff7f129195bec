package dev.hasp.ceiling;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.order.Excess;
import dev.hasp.order.Orders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Hides and protects at least the kernel files that the engine hides and protects by itself. */
public record KernelFilesProtected() implements Demand {

    @Override
    public String key() {
        return "kernelFilesProtected";
    }

    @Override
    public List<Control<?>> controls() {
        return List.of(Controls.MASKED_PATHS, Controls.READ_ONLY_PATHS);
    }

    @Override
    public List<Shortfall> shortfalls(Subject subject) {
        EffectivePolicy usual = SecurityProfile.empty().toSpec().on(subject.engine());
        List<Shortfall> shortfalls = new ArrayList<>();
        check(Aspects.MASKED, Controls.MASKED_PATHS, usual, subject).ifPresent(shortfalls::add);
        check(Aspects.READ_ONLY, Controls.READ_ONLY_PATHS, usual, subject).ifPresent(shortfalls::add);
        return shortfalls;
    }

    private Optional<Shortfall> check(
            Aspect<SortedSet<String>> aspect, Control<?> control, EffectivePolicy usual, Subject subject) {
        Excess excess = Orders.of(aspect).excess(subject.policy(), usual);
        if (excess.isNone()) {
            return Optional.empty();
        }
        boolean privileged = subject.spec().get(control).isEmpty()
                && subject.spec().privileged().orElse(false);
        return Optional.of(new Shortfall(
                control,
                privileged ? "nothing, as it is privileged" : subject.asked(control),
                toString(),
                excess.witness(),
                "leave " + (privileged ? Controls.PRIVILEGED : control) + " out"));
    }

    @Override
    public String toString() {
        return "the kernel files of the engine's own lists hidden and read-only";
    }
}
