/** What hostile code tries, each with a control experiment. */
@NullMarked
package dev.hasp.testing.attack;

import org.jspecify.annotations.NullMarked;
