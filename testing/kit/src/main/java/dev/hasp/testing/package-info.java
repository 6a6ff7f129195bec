/** What a test of profiles needs: arbitraries for property tests and a real engine. */
@NullMarked
package dev.hasp.testing;

import org.jspecify.annotations.NullMarked;
