/** Presets for the usual kinds of workload, each a few lines over another, with the reason for every grant. */
@NullMarked
package dev.hasp.profiles;

import org.jspecify.annotations.NullMarked;
