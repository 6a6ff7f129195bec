/** Levels for containers that no other container has: pairs of categories, handed out over a {@link LabelStore}. */
@NullMarked
package dev.hasp.selinux.mcs;

import org.jspecify.annotations.NullMarked;
