package dev.hasp.observed;

import java.util.List;

/**
 * How the kernel answered a system call that was really made.
 *
 * @param call the call's name
 * @param number its number on the machine's own architecture
 * @param arguments the six arguments
 * @param result what it returned: a negated error number, or 0 or more where it went through
 */
public record CallAnswer(String call, long number, List<Long> arguments, long result) {

    public CallAnswer {
        arguments = List.copyOf(arguments);
    }
}
