package dev.hasp.ceiling;

import dev.hasp.control.Control;
import dev.hasp.witness.Witness;
import java.util.Optional;

/**
 * What is asked, and is not what is allowed.
 *
 * @param control the control that it is about
 * @param asked what is asked of it, with the layer that asks, and what that means on the engine where that is more
 * @param allowed what is allowed
 * @param witness one thing that is asked for and not allowed, where there is one
 * @param remedy how to ask for something that is allowed
 */
public record Shortfall(Control<?> control, String asked, String allowed, Optional<Witness> witness, String remedy) {

    /** One without a witness. */
    public static Shortfall of(Control<?> control, String asked, String allowed, String remedy) {
        return new Shortfall(control, asked, allowed, Optional.empty(), remedy);
    }
}
