/** The kernel's vocabulary: the closed lists that manual pages name, each able to carry a member newer than this version. */
@NullMarked
package dev.hasp.linux;

import org.jspecify.annotations.NullMarked;
