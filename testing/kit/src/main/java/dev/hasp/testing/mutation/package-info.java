/** Changes of a preset that its own tests should notice, and those that they do not. */
@NullMarked
package dev.hasp.testing.mutation;

import org.jspecify.annotations.NullMarked;
