package dev.hasp.seccomp.learn;

import dev.hasp.linux.Architecture;
import java.util.List;
import java.util.OptionalLong;

/**
 * A system call that a trace shows.
 *
 * @param line where, from 1; the first line of a call that is shown in two halves
 * @param count how many times: 1, except in summaries
 * @param architecture the ABI by which it was made
 * @param name the call, always one that the architecture's table has
 * @param arguments what is known of the registers, in their order; those past the end of the list are not known
 */
public record TracedCall(int line, long count, Architecture architecture, String name, List<OptionalLong> arguments) {

    public TracedCall {
        arguments = List.copyOf(arguments);
    }

    /** The register, if the trace tells it. */
    public OptionalLong argument(int index) {
        return index < arguments.size() ? arguments.get(index) : OptionalLong.empty();
    }
}
