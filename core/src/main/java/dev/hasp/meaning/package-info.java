/** Works out what a spec means on an engine, and with that what it loses there. */
@NullMarked
package dev.hasp.meaning;

import org.jspecify.annotations.NullMarked;
