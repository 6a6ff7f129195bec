package dev.hasp.probe;

import dev.hasp.probe.ProbeException.Reason;
import java.util.List;

/** How a probe's container ended. */
final class ProbeRun {

    private static final int SIGNALLED = 128;

    private final byte[] output;
    private final String error;
    private final int exitStatus;
    private final List<String> warnings;

    /**
     * How it ended.
     *
     * @param output its standard output
     * @param error its standard error, for people
     * @param warnings what the engine said when it created it
     */
    ProbeRun(byte[] output, String error, int exitStatus, List<String> warnings) {
        this.output = output;
        this.error = error;
        this.exitStatus = exitStatus;
        this.warnings = warnings;
    }

    byte[] output() {
        return output;
    }

    int exitStatus() {
        return exitStatus;
    }

    List<String> warnings() {
        return warnings;
    }

    /**
     * Requires what the program read.
     *
     * @throws ProbeException if it is not there
     */
    void requireFiles(ProbeProgram program) {
        if (program.hasFiles(output)) {
            return;
        }
        String said = error.isEmpty() ? "" : "; it wrote: " + error;
        if (exitStatus > SIGNALLED) {
            throw new ProbeException(
                    Reason.KILLED,
                    "it was killed by signal " + (exitStatus - SIGNALLED) + " before it had written what it read"
                            + said);
        }
        throw new ProbeException(
                Reason.SILENT,
                "it ended with status " + exitStatus + " and wrote " + output.length + " bytes that are not the "
                        + program.outputLength() + " expected" + said);
    }
}
