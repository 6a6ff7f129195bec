/** What the kernel says of a running container, read aspect by aspect. */
@NullMarked
package dev.hasp.observed;

import org.jspecify.annotations.NullMarked;
