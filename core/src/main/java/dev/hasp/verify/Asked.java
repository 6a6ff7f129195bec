package dev.hasp.verify;

import dev.hasp.Origin;
import dev.hasp.control.Control;
import dev.hasp.effective.Value;

/**
 * What a layer of the profile asked for.
 *
 * @param control the control that it decided
 * @param value what it decided, as documents spell it
 * @param origin the layer
 */
public record Asked(Control<?> control, Value value, Origin origin) {}
