package dev.hasp.profiles;

import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Controls;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.Ulimit;
import java.util.List;

/**
 * A job of a batch system: reads its input, computes in scratch space, ends. Over {@link Restricted}, it has
 *
 * <ul>
 *   <li>{@code pidsLimit}: 4,096, since numerical libraries start a thread per processor in every process. Source:
 *       OpenMP, OMP_NUM_THREADS.
 *   <li>{@code ulimits}: 16,384 open files, since sort and merge steps keep a file per run open; still no core
 *       files. Source: GNU sort(1), --batch-size.
 *   <li>{@code memory}, {@code memorySwap}: 2 GiB until the dispatcher says what the job asked for. Source: Arvados
 *       crunch-run, which sets both to the request.
 * </ul>
 *
 * <p>It gets no SYS_PTRACE, which HTCondor adds back: a program may trace its own children without it (ptrace(2)).
 */
public final class BatchJob extends Preset<BatchJob> {

    static final SecurityProfile PROFILE = Restricted.PROFILE.toBuilder()
            .pidsLimit(PidsLimit.of(4096))
            .ulimits(Ulimit.of("core", 0), Ulimit.of("nofile", 16384))
            .memory(ByteSize.gibibytes(2))
            .memorySwap(SwapLimit.of(ByteSize.gibibytes(2)))
            .build()
            .named("batch-job");

    private BatchJob(SecurityProfile profile) {
        super("batch-job", "one job of a batch system, without a network", profile);
    }

    /** The preset without parameters. */
    public static BatchJob preset() {
        return new BatchJob(PROFILE);
    }

    /** Data that the job reads, at /input: a directory of the host, without what is mounted below it. */
    public BatchJob input(String directory) {
        return mounted(directory, "/input", true);
    }

    /**
     * Space that the job can write to, at /scratch: a directory of the host, which must belong to the job's user, or a
     * volume.
     */
    public BatchJob scratch(String source) {
        return mounted(source, "/scratch", false);
    }

    @Override
    BatchJob with(SecurityProfile changed) {
        return new BatchJob(changed);
    }

    @Override
    List<Parameter> ownParameters() {
        return List.of(
                new Parameter("input", Controls.MOUNTS, "directory of the host, read-only at /input; default: none"),
                new Parameter(
                        "scratch",
                        Controls.MOUNTS,
                        "directory of the host or volume, writable at /scratch; default: none"));
    }
}
