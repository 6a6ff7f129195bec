/** Says in plain words what each control of a profile stops or permits, and what the engine does where nobody decided. */
@NullMarked
package dev.hasp.explain;

import org.jspecify.annotations.NullMarked;
