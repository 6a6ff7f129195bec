/** Presets as arguments of JUnit's parameterized tests. */
@NullMarked
package dev.hasp.testing.params;

import org.jspecify.annotations.NullMarked;
