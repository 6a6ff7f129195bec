/** The AppArmor profile, the SELinux module and the labels that a spec needs. */
@NullMarked
package dev.hasp.mac;

import org.jspecify.annotations.NullMarked;
