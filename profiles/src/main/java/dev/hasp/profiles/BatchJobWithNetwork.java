package dev.hasp.profiles;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Controls;
import dev.hasp.control.NetworkMode;
import java.util.List;

/**
 * A job that was submitted with the wish to reach its scheduler's API. Over {@link BatchJob}, it has
 *
 * <ul>
 *   <li>{@code network}: the network {@code batch-job-with-network}, or the one that the dispatcher names, so that
 *       the job reaches what someone attached there and not the shared bridge. Source: Arvados crunch-run, which
 *       joins a network only for containers that ask for one; CIS Docker Benchmark 1.6.0, 5.30.
 * </ul>
 */
public final class BatchJobWithNetwork extends Preset<BatchJobWithNetwork> {

    static final SecurityProfile PROFILE = BatchJob.PROFILE.toBuilder()
            .network(NetworkMode.named("batch-job-with-network"))
            .build()
            .named("batch-job-with-network");

    private BatchJobWithNetwork(SecurityProfile profile) {
        super("batch-job-with-network", "one job of a batch system that reaches a network", profile);
    }

    /** The preset without parameters. */
    public static BatchJobWithNetwork preset() {
        return new BatchJobWithNetwork(PROFILE);
    }

    /** A network that someone created, which the job reaches; without it the preset has its own. */
    public BatchJobWithNetwork network(String network) {
        return onNetwork(network);
    }

    /** Data that the job reads, at /input: a directory of the host, without what is mounted below it. */
    public BatchJobWithNetwork input(String directory) {
        return mounted(directory, "/input", true);
    }

    /**
     * Space that the job can write to, at /scratch: a directory of the host, which must belong to the job's user, or a
     * volume.
     */
    public BatchJobWithNetwork scratch(String source) {
        return mounted(source, "/scratch", false);
    }

    @Override
    BatchJobWithNetwork with(SecurityProfile changed) {
        return new BatchJobWithNetwork(changed);
    }

    @Override
    List<Parameter> ownParameters() {
        return List.of(
                Parameter.network("batch-job-with-network"),
                new Parameter("input", Controls.MOUNTS, "directory of the host, read-only at /input; default: none"),
                new Parameter(
                        "scratch",
                        Controls.MOUNTS,
                        "directory of the host or volume, writable at /scratch; default: none"));
    }
}
