/** What jqwik makes profiles, specs, engines, seccomp profiles and hostile texts of, registered with it as a service. */
@NullMarked
package dev.hasp.testing;

import org.jspecify.annotations.NullMarked;
