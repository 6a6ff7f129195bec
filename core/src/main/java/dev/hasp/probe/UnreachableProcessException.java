package dev.hasp.probe;

/** A container's process that cannot be looked at from here: why, and what to do. */
public final class UnreachableProcessException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** Why it cannot be looked at. */
    public enum Reason {
        /** The engine has no such container. */
        NO_SUCH_CONTAINER("docker ps lists those that run on the engine"),
        /** The container does not run. */
        NOT_RUNNING("start it first"),
        /** There is no such process. */
        NO_SUCH_PROCESS("see that the container runs, and that its engine is on this machine; or run a probe inside"),
        /** The process is another container's, or none's. */
        OTHER_PROCESS("the engine is on another machine or in another process namespace; run a probe inside"),
        /** Its files may not be read. */
        NOT_PERMITTED("look as root, or run a probe inside"),
        /** It ended while it was looked at. */
        ENDED("look at a container that runs on");

        private final String remedy;

        Reason(String remedy) {
            this.remedy = remedy;
        }

        /** What to do. */
        public String remedy() {
            return remedy;
        }
    }

    private final Reason reason;

    UnreachableProcessException(Reason reason, String what) {
        super(what + "; " + reason.remedy());
        this.reason = reason;
    }

    /** Why it cannot be looked at. */
    public Reason reason() {
        return reason;
    }
}
