/** AppArmor profiles of containers: built, written as inert text, read back, and judged path by path. */
@NullMarked
package dev.hasp.apparmor;

import org.jspecify.annotations.NullMarked;
