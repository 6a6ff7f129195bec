/** One small immutable type per control of a container, and the list of all controls. */
@NullMarked
package dev.hasp.control;

import org.jspecify.annotations.NullMarked;
