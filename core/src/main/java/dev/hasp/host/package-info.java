/** What Hasp reads and changes on the host itself: files, locks and processes. */
@NullMarked
package dev.hasp.host;

import org.jspecify.annotations.NullMarked;
