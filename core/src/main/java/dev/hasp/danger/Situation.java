package dev.hasp.danger;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import dev.hasp.witness.MakesCall;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * A policy that is asked for dangers.
 *
 * @param policy the policy
 */
record Situation(EffectivePolicy policy) {

    private static final int REGISTERS = 6;

    Answer unknown(Aspect<?> aspect) {
        return Answer.unknown(aspect.summary() + " (" + policy.entry(aspect).lastReason() + ")");
    }

    /** Whether it may make a call on any of the architectures that its filter covers. */
    Answer calls(String name, long... arguments) {
        boolean isOff = policy.get(Aspects.SECCOMP_ON).filter(on -> !on).isPresent();
        if (isOff || policy.filter().isNone()) {
            return Answer.yes("has no seccomp filter");
        }
        boolean isKnown = false;
        for (Architecture architecture : Architecture.values()) {
            OptionalInt number = SyscallTable.of(architecture).number(name);
            if (number.isPresent()) {
                MakesCall call = new MakesCall(
                        architecture,
                        number.getAsInt(),
                        Arrays.stream(Arrays.copyOf(arguments, REGISTERS))
                                .boxed()
                                .toList());
                if (call.isPermittedBy(policy).orElse(false)) {
                    return Answer.yes("may call " + name);
                }
                isKnown = isKnown || call.isPermittedBy(policy).isPresent();
            }
        }
        return isKnown ? Answer.no() : unknown(Aspects.SECCOMP_RULES);
    }
}
