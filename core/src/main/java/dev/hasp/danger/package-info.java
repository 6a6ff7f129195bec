/** Combinations that let a container out, whatever each control alone says. */
@NullMarked
package dev.hasp.danger;

import org.jspecify.annotations.NullMarked;
