/** Profiles as YAML and JSON documents: read with every problem at its place, written so that they read back the same. */
@NullMarked
package dev.hasp.document;

import org.jspecify.annotations.NullMarked;
