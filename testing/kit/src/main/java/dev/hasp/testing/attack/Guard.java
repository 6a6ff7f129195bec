package dev.hasp.testing.attack;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Control;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A control that contains an attack by itself: put over the weak profile under which the attack succeeds, it fails.
 *
 * @param control the control that decides it
 * @param decision what it must decide, in a phrase, such as {@code without SYS_ADMIN}
 * @param putOn puts it over a profile and changes nothing else
 * @param holds whether a profile has it
 */
public record Guard(
        Control<?> control, String decision, UnaryOperator<SecurityProfile> putOn, Predicate<SecurityProfile> holds) {

    /** The control and what it decides, such as {@code capabilities: without SYS_ADMIN}. */
    @Override
    public String toString() {
        return control.key() + ": " + decision;
    }
}
