/** The rules that a profile must pass, a file for each area, none of which knows a target. */
@NullMarked
package dev.hasp.validation;

import org.jspecify.annotations.NullMarked;
