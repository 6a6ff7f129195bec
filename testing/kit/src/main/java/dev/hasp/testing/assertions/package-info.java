/** AssertJ assertions on profiles, specs, policies and seccomp profiles, which say what is permitted and who decided. */
@NullMarked
package dev.hasp.testing.assertions;

import org.jspecify.annotations.NullMarked;
