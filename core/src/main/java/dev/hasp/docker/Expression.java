package dev.hasp.docker;

import dev.hasp.control.Control;

/**
 * How a target says one control.
 *
 * @param control the control
 * @param possible whether the target has any way to say it
 * @param text the way, such as {@code --memory} or {@code HostConfig.Memory}; or why there is none
 * @param limits which values cannot be said, or which versions do not hear them; empty for no limits
 */
public record Expression(Control<?> control, boolean possible, String text, String limits) {

    /** One cell of a table of controls and targets: {@code --memory}, or {@code cannot: no flag}. */
    @Override
    public String toString() {
        return (possible ? text : "cannot: " + text) + (limits.isEmpty() ? "" : " (" + limits + ")");
    }
}
