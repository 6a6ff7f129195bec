/** Seccomp profiles as documents of Docker and the OCI: read, written, and resolved for one container. */
@NullMarked
package dev.hasp.seccomp;

import org.jspecify.annotations.NullMarked;
