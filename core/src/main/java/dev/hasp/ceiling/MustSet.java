package dev.hasp.ceiling;

import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Decides those controls, whatever it decides.
 *
 * @param controls the controls, in the order of {@link Controls#all()}
 */
public record MustSet(List<Control<?>> controls) implements Demand {

    public MustSet {
        controls = controls.stream()
                .distinct()
                .sorted(Comparator.comparingInt(control -> Controls.all().indexOf(control)))
                .toList();
    }

    @Override
    public String key() {
        return "mustSet";
    }

    @Override
    public List<Shortfall> shortfalls(Subject subject) {
        return controls.stream()
                .filter(control -> subject.spec().get(control).isEmpty())
                .map(control ->
                        Shortfall.of(control, subject.asked(control), "a decision of its own", "decide " + control))
                .toList();
    }

    @Override
    public String toString() {
        return "decides " + controls.stream().map(Control::key).collect(Collectors.joining(", "));
    }
}
