package dev.hasp.ceiling;

import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Sharing;

/** A namespace of {@code namespaces(7)} that a container can share. */
@SuppressWarnings("ImmutableEnumChecker") // aspects and controls do not change
public enum Namespace {
    /** Network interfaces and ports. */
    NETWORK("network", Aspects.NETWORK_NAMESPACE, Controls.NETWORK),
    /** Processes. */
    PID("pid", Aspects.PID_NAMESPACE, Controls.PID),
    /** Shared memory and queues. */
    IPC("ipc", Aspects.IPC_NAMESPACE, Controls.IPC),
    /** Host name. */
    UTS("uts", Aspects.UTS_NAMESPACE, Controls.UTS),
    /** The view of the cgroup tree. */
    CGROUP("cgroup", Aspects.CGROUP_NAMESPACE, Controls.CGROUPNS),
    /** User ids, by the daemon's userns-remap. */
    USER("user", Aspects.USER_NAMESPACE, Controls.USERNS);

    private final String word;
    private final Aspect<Sharing> aspect;
    private final Control<?> control;

    Namespace(String word, Aspect<Sharing> aspect, Control<?> control) {
        this.word = word;
        this.aspect = aspect;
        this.control = control;
    }

    /** Reads the word. */
    public static Namespace parse(String text) {
        return Words.parse("namespace", text, values());
    }

    Aspect<Sharing> aspect() {
        return aspect;
    }

    Control<?> control() {
        return control;
    }

    /** Such as {@code pid}. */
    @Override
    public String toString() {
        return word;
    }
}
