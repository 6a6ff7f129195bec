package dev.hasp.verify;

import dev.hasp.observed.CallAnswer;
import java.util.stream.Collectors;

/**
 * A system call that the kernel answered otherwise than the filter that is meant.
 *
 * @param answer the call and the kernel's answer
 * @param expected what the filter says, and by which rule
 */
public record CallDisagreement(CallAnswer answer, String expected) {

    /** Such as {@code mount(0x0, 0x0) returned 0; expected SCMP_ACT_ERRNO(1) by default action: no rule …}. */
    @Override
    public String toString() {
        String arguments = answer.arguments().stream()
                .map(argument -> "0x" + Long.toHexString(argument))
                .collect(Collectors.joining(", "));
        return answer.call() + "(" + arguments + ") returned " + Calls.result(answer.result()) + "; expected "
                + expected;
    }
}
