/** The strictest of two decisions, control by control. */
@NullMarked
package dev.hasp.meet;

import org.jspecify.annotations.NullMarked;
