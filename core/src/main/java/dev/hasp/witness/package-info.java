/** Single things that a container may do or not, each of which any policy answers. */
@NullMarked
package dev.hasp.witness;

import org.jspecify.annotations.NullMarked;
