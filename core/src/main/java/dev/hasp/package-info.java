/** The entry points a user types: a profile is composed and validated into a spec, which is applied or rendered. */
@NullMarked
package dev.hasp;

import org.jspecify.annotations.NullMarked;
