/** Finds what is wrong, dangerous or without effect in a seccomp profile, one small class per check. */
@NullMarked
package dev.hasp.seccomp.lint;

import org.jspecify.annotations.NullMarked;
