/** What filters mean, in a form that can be compared and combined exactly, over all calls and arguments. */
@NullMarked
package dev.hasp.seccomp.algebra;

import org.jspecify.annotations.NullMarked;
