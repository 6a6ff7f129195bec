/** A real engine for tests, which runs commands under a spec and removes everything that it started. */
@NullMarked
package dev.hasp.testing.engine;

import org.jspecify.annotations.NullMarked;
