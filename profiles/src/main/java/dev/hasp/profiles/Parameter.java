package dev.hasp.profiles;

import dev.hasp.control.Control;
import dev.hasp.control.Controls;

/**
 * Something that whoever uses a preset chooses; {@link Preset#parameters()} lists them.
 *
 * @param name the method of the preset that takes it
 * @param control the control it decides
 * @param meaning what to give, with its unit and what holds when nothing is given
 */
public record Parameter(String name, Control<?> control, String meaning) {

    static Parameter network(String otherwise) {
        return new Parameter("network", Controls.NETWORK, "a network that someone created; default: " + otherwise);
    }
}
