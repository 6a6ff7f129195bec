/** What a spec means on an engine, aspect by aspect as the kernel enforces it, with the reasons. */
@NullMarked
package dev.hasp.effective;

import org.jspecify.annotations.NullMarked;
