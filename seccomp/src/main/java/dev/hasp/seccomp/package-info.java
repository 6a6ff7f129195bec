/** Seccomp profiles as documents of Docker and the OCI: read, written, checked. */
@NullMarked
package dev.hasp.seccomp;

import org.jspecify.annotations.NullMarked;
