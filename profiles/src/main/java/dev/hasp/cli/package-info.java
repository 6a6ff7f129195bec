/** The command hasp: one class for each verb, on top of what the library offers to everyone. */
@NullMarked
package dev.hasp.cli;

import org.jspecify.annotations.NullMarked;
