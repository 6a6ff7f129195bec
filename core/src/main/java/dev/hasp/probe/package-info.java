/** Reaches the kernel's files of a container, from inside with a tiny static program or from the host. */
@NullMarked
package dev.hasp.probe;

import org.jspecify.annotations.NullMarked;
