package dev.hasp.docker;

import dev.hasp.control.Control;

/**
 * A setting of the caller's own that says something else than the spec.
 *
 * @param control the control that the spec decides
 * @param field the field of the Engine API, such as {@code HostConfig.Memory}
 * @param asked what the spec asks for, as JSON, shortened
 * @param found what the create command holds, as JSON, shortened
 * @param remedy what to do
 */
public record Contradiction(Control<?> control, String field, String asked, String found, String remedy) {

    /** One line. */
    @Override
    public String toString() {
        return control + ": the spec asks for " + asked + " in " + field + ", the create command has " + found + "; "
                + remedy;
    }
}
