package dev.hasp.probe;

import org.jspecify.annotations.Nullable;

/** A probe that brought nothing home: why, in the engine's own words where it had any, and what to do. */
public final class ProbeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String OUTSIDE =
            "look from outside, at the container's process in the /proc of the engine's host";

    /** Why it brought nothing home. */
    public enum Reason {
        /** No engine answers. */
        UNREACHABLE("start the engine, or give a client that reaches it"),
        /** There is no probe for the engine's machine. */
        NO_PROGRAM(OUTSIDE),
        /** What was to be read is not on the engine's host, or not shown there. */
        NOT_THERE("ask for it only where it is, or read it on the engine's host as root"),
        /** The probe's image or volume could not be brought to the engine. */
        NOT_BROUGHT("see that the engine has room and lets this client make images and volumes"),
        /** The engine did not create a container under the spec. */
        REFUSED_AT_CREATE("change what the engine names; it refuses the workload too"),
        /** The engine created the container and could not start it. */
        REFUSED_AT_START(
                "change what the engine names; a user or group by name, or a file that a runtime's hook needs, "
                        + "asks for the workload's image or the name with its id; a seccomp profile has to permit what the "
                        + "runtime itself calls until it has started the first process"),
        /** It was killed before it could say anything. */
        KILLED("let the seccomp profile permit " + ProbeProgram.NEEDED + " or answer them with an error, or give it "
                + "more memory; or " + OUTSIDE),
        /** It ended and said nothing that could be understood. */
        SILENT("see that the seccomp profile permits " + ProbeProgram.NEEDED + "; or " + OUTSIDE),
        /** It did not end in time. */
        LATE("give it more time; the engine may be busy");

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

    ProbeException(Reason reason, String what) {
        this(reason, what, null);
    }

    ProbeException(Reason reason, String what, @Nullable Throwable cause) {
        super("probe: " + what + "; " + reason.remedy(), cause);
        this.reason = reason;
    }

    /** An engine's message on one line. */
    static String words(Throwable thrown) {
        return String.valueOf(thrown.getMessage()).strip().replaceAll("\\s+", " ");
    }

    /** Why it brought nothing home. */
    public Reason reason() {
        return reason;
    }
}
