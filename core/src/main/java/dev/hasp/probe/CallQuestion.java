package dev.hasp.probe;

import java.util.List;

/**
 * A system call that a probe makes to see how the kernel answers it.
 *
 * @param call the call's name
 * @param number its number on the machine's own architecture
 * @param arguments the six arguments
 */
public record CallQuestion(String call, int number, List<Long> arguments) {

    public CallQuestion {
        arguments = List.copyOf(arguments);
    }

    /** Such as {@code kill(2147483647, 0, -1, -1, -1, -1)}. */
    @Override
    public String toString() {
        return call + arguments.toString().replace('[', '(').replace(']', ')');
    }
}
