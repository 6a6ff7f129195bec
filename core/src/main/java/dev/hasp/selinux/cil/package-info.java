/** Modules of an SELinux policy in its Common Intermediate Language (CIL), built from checked parts and written as inert text. */
@NullMarked
package dev.hasp.selinux.cil;

import org.jspecify.annotations.NullMarked;
