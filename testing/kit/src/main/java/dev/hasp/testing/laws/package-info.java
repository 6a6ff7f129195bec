/** Laws that every preset should obey, as jqwik properties that a test class takes over by implementing an interface. */
@NullMarked
package dev.hasp.testing.laws;

import org.jspecify.annotations.NullMarked;
