package dev.hasp.ceiling;

import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import java.util.List;

/** Is not privileged. */
public record NotPrivileged() implements Demand {

    @Override
    public String key() {
        return "notPrivileged";
    }

    @Override
    public List<Control<?>> controls() {
        return List.of(Controls.PRIVILEGED);
    }

    @Override
    public List<Shortfall> shortfalls(Subject subject) {
        return subject.spec().privileged().orElse(false)
                ? List.of(Shortfall.of(
                        Controls.PRIVILEGED,
                        subject.asked(Controls.PRIVILEGED),
                        toString(),
                        "leave privileged out, and add the capabilities and devices that are needed"))
                : List.of();
    }

    @Override
    public String toString() {
        return "not privileged";
    }
}
