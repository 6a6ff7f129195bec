/** Compares what was asked, what it means and what is in force. */
@NullMarked
package dev.hasp.verify;

import org.jspecify.annotations.NullMarked;
