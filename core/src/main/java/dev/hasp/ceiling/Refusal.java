package dev.hasp.ceiling;

import dev.hasp.control.Control;
import dev.hasp.witness.Witness;
import java.util.Optional;

/**
 * One reason why a request is not admitted.
 *
 * @param ceiling the ceiling that it is not within; empty where no container can be made of the request at all
 * @param rule the name of the ceiling's rule, or the code of the finding
 * @param shortfall what is asked and what is allowed
 */
public record Refusal(Optional<String> ceiling, String rule, Shortfall shortfall) {

    /** The control that it is about. */
    public Control<?> control() {
        return shortfall.control();
    }

    /** What is asked, with the layer that asks. */
    public String asked() {
        return shortfall.asked();
    }

    /** What is allowed. */
    public String allowed() {
        return shortfall.allowed();
    }

    /** One thing that is asked for and not allowed, where there is one. */
    public Optional<Witness> witness() {
        return shortfall.witness();
    }

    /** How to ask for something that is allowed. */
    public String remedy() {
        return shortfall.remedy();
    }

    /** One line: control, what is asked and allowed, an example, what to do, and the rule. */
    @Override
    public String toString() {
        String example = witness().map(thing -> ", so that it may " + thing).orElse("");
        String by = ceiling.map(name -> name + ": ").orElse("") + rule;
        return control() + ": asked: " + asked() + "; allowed: " + allowed() + example + "; " + remedy() + " [" + by
                + "]";
    }
}
