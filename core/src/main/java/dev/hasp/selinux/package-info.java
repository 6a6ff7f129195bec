/** SELinux labels: contexts, levels and their order, and the types of container policies by name and meaning. */
@NullMarked
package dev.hasp.selinux;

import org.jspecify.annotations.NullMarked;
