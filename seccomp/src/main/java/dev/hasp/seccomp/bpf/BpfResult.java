package dev.hasp.seccomp.bpf;

import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.filter.Verdict;

/**
 * What a run of a program gave.
 *
 * @param returnValue the value as the kernel gets it, {@code SECCOMP_RET_*} with 16 bits of data
 * @param executed how many instructions ran, the returning one included
 */
public record BpfResult(int returnValue, int executed) {

    /** What the kernel makes of the value: unknown actions end the process ({@code __seccomp_filter}). */
    public Verdict verdict() {
        int code = returnValue & 0xffff_0000;
        for (Action action : Action.known()) {
            if (action.returnCode() == code) {
                return new Verdict(action, returnValue & 0xffff);
            }
        }
        return new Verdict(Action.KILL_PROCESS, 0);
    }
}
