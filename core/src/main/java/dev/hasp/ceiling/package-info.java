/** What a site admits: bounds and demands that a policy stays within. */
@NullMarked
package dev.hasp.ceiling;

import org.jspecify.annotations.NullMarked;
