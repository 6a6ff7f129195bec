package dev.hasp.seccomp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a filter does with a call, by the names of profiles: {@code SCMP_ACT_*}.
 *
 * <p>The constants are those that runc loads (runc {@code libcontainer/seccomp/config.go}); names are compared exactly.
 * Any other name is carried, because the engine accepts it when it reads a profile; the container then fails to start.
 */
public final class Action {

    private static final Map<String, Action> KNOWN = new LinkedHashMap<>();
    private static final String PREFIX = "SCMP_ACT_";

    /** The older spelling of {@link #KILL_THREAD}, with the same effect. */
    public static final Action KILL = known("KILL", 0x00000000);

    /** Ends the calling thread. */
    public static final Action KILL_THREAD = known("KILL_THREAD", 0x00000000);

    /** Ends the whole process (Linux 4.14). */
    public static final Action KILL_PROCESS = known("KILL_PROCESS", 0x80000000);

    /** Sends SIGSYS. */
    public static final Action TRAP = known("TRAP", 0x00030000);

    /** Fails the call with an error number, without running it. */
    public static final Action ERRNO = known("ERRNO", 0x00050000);

    /** Asks a listener in user space (Linux 5.0). */
    public static final Action NOTIFY = known("NOTIFY", 0x7fc00000);

    /** Asks a tracer, and fails with ENOSYS where there is none. */
    public static final Action TRACE = known("TRACE", 0x7ff00000);

    /** Runs the call and logs it (Linux 4.14). */
    public static final Action LOG = known("LOG", 0x7ffc0000);

    /** Runs the call. */
    public static final Action ALLOW = known("ALLOW", 0x7fff0000);

    private final String scmpName;
    private final boolean known;
    private final int code;

    private Action(String scmpName, boolean known, int code) {
        this.scmpName = scmpName;
        this.known = known;
        this.code = code;
    }

    private static Action known(String name, int code) {
        Action action = new Action(PREFIX + name, true, code);
        KNOWN.put(action.scmpName, action);
        return action;
    }

    /** The action of this exact name, known or not; the empty name stands for an absent one. */
    public static Action of(String scmpName) {
        Action action = KNOWN.get(scmpName);
        return action != null ? action : new Action(scmpName, false, 0);
    }

    /** The actions that runc and crun load. */
    public static List<Action> known() {
        return List.copyOf(KNOWN.values());
    }

    /** The name as profiles write it, such as {@code SCMP_ACT_ERRNO}. */
    public String scmpName() {
        return scmpName;
    }

    /** Whether runtimes load it. */
    public boolean isKnown() {
        return known;
    }

    /** Whether the number beside it means something: only with {@link #ERRNO} and {@link #TRACE}. */
    public boolean takesErrno() {
        return equals(ERRNO) || equals(TRACE);
    }

    /** Whether the call runs in the end: {@link #ALLOW} and {@link #LOG}. */
    public boolean permits() {
        return equals(ALLOW) || equals(LOG);
    }

    /** The action without synonyms: {@link #KILL} becomes {@link #KILL_THREAD}. */
    public Action canonical() {
        return equals(KILL) ? KILL_THREAD : this;
    }

    /**
     * The action's half of the filter's return value, {@code SECCOMP_RET_*} of {@code linux/seccomp.h}; as a signed
     * number, the lower of two wins when several filters are stacked. Unknown actions have none and give 0.
     */
    public int returnCode() {
        return code;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Action that && that.scmpName.equals(scmpName);
    }

    @Override
    public int hashCode() {
        return scmpName.hashCode();
    }

    @Override
    public String toString() {
        return scmpName;
    }
}
