/** Which of two policies permits more, aspect by aspect, with a thing that one permits and the other denies. */
@NullMarked
package dev.hasp.order;

import org.jspecify.annotations.NullMarked;
