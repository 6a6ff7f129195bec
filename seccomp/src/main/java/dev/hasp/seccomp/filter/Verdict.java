package dev.hasp.seccomp.filter;

import dev.hasp.linux.Errno;
import dev.hasp.seccomp.Action;
import java.util.Optional;

/**
 * What a filter returns for a call: an action and the 16 bits beside it.
 *
 * @param action the action, without synonyms
 * @param data the error of {@link Action#ERRNO} or the message of {@link Action#TRACE}, 0 to 65535; 0 for all others
 */
public record Verdict(Action action, int data) implements Comparable<Verdict> {

    /** The verdict of libseccomp on an architecture that the filter does not cover. */
    public static final Verdict FOREIGN_ARCHITECTURE = new Verdict(Action.KILL_THREAD, 0);

    public static final Verdict ALLOW = new Verdict(Action.ALLOW, 0);

    public Verdict {
        action = action.canonical();
        data = action.takesErrno() ? data & 0xffff : 0;
    }

    /** The verdict of a rule: EPERM without an errno, and only the low 16 bits of one (runc {@code getAction}). */
    public static Verdict of(Action action, Optional<Errno> errno) {
        return new Verdict(action, (int) errno.map(Errno::number).orElse(1L).longValue());
    }

    /** The error that the call fails with, if that is what happens. */
    public Optional<Errno> errno() {
        return action.equals(Action.ERRNO) ? Optional.of(Errno.of(data)) : Optional.empty();
    }

    /** Whether the call runs. */
    public boolean permits() {
        return action.permits();
    }

    /** As the kernel ranks the verdicts of stacked filters: the stricter first; equal actions by their data. */
    @Override
    public int compareTo(Verdict other) {
        int byAction = Integer.compare(action.returnCode(), other.action.returnCode());
        return byAction != 0 ? byAction : Integer.compare(data, other.data);
    }

    /** The action's name, with its number if it takes one: {@code SCMP_ACT_ERRNO(38)}. */
    @Override
    public String toString() {
        return action.takesErrno() ? action + "(" + data + ")" : action.toString();
    }
}
