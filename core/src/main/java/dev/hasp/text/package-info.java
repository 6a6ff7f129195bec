/** Text of strangers in messages, which can neither forge nor flood them. */
@NullMarked
package dev.hasp.text;

import org.jspecify.annotations.NullMarked;
