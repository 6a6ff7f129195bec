/** What a resolved profile does with each call once libseccomp has compiled it and a runtime has loaded it. */
@NullMarked
package dev.hasp.seccomp.filter;

import org.jspecify.annotations.NullMarked;
