/** Classic BPF: filters as programs of the kernel's little machine, compiled, run and counted. */
@NullMarked
package dev.hasp.seccomp.bpf;

import org.jspecify.annotations.NullMarked;
