/** Profiles from what programs did: traces and audit records read, turned into allow-lists, and held against profiles. */
@NullMarked
package dev.hasp.seccomp.learn;

import org.jspecify.annotations.NullMarked;
