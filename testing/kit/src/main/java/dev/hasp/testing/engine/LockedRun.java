package dev.hasp.testing.engine;

import dev.hasp.observed.ObservedPolicy;
import java.util.List;
import java.util.function.Supplier;

/** How a command ended that ran under a spec, and what the kernel says of containers under it. */
public final class LockedRun {

    private final Outcome outcome;
    private final Supplier<ObservedPolicy> observation;

    LockedRun(Outcome outcome, Supplier<ObservedPolicy> observation) {
        this.outcome = outcome;
        this.observation = observation;
    }

    /** What it ended with; 128 and more is a signal's number added. */
    public int exitCode() {
        return outcome.exitCode();
    }

    /** What it wrote, at most 1 MiB of it. */
    public String stdout() {
        return outcome.stdout();
    }

    /** What it wrote as errors, at most 1 MiB of it. */
    public String stderr() {
        return outcome.stderr();
    }

    /** What the engine said when it created the container. */
    public List<String> warnings() {
        return outcome.warnings();
    }

    /**
     * What a probe sees that takes the command's place: in another container of the same image and spec, started when
     * this is called.
     *
     * @throws dev.hasp.probe.ProbeException if it sees nothing
     */
    public ObservedPolicy observed() {
        return observation.get();
    }

    /** The exit code and both outputs. */
    @Override
    public String toString() {
        return outcome.toString();
    }
}
