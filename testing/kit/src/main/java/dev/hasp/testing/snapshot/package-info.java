/** What a policy means as a reviewed text file, and what a change of it permits or takes away. */
@NullMarked
package dev.hasp.testing.snapshot;

import org.jspecify.annotations.NullMarked;
