/** What engines refuse to create or to start, found before they are asked. */
@NullMarked
package dev.hasp.refusal;

import org.jspecify.annotations.NullMarked;
