package dev.hasp.profiles;

import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Controls;
import dev.hasp.control.DeviceRequest;
import dev.hasp.control.SwapLimit;
import java.util.List;

/**
 * A batch job with GPUs. No Linux capability is needed for them. Over {@link BatchJob}, it has
 *
 * <ul>
 *   <li>{@code deviceRequests}: one GPU, which NVIDIA's runtime adds with the driver's libraries for compute and
 *       utility. Source: nvidia-container-toolkit, internal/config/image/capabilities.go.
 *   <li>{@code shmSize}: 1 GiB, since data loaders hand tensors to the trainer in /dev/shm; in place of the host's
 *       IPC namespace that NVIDIA's containers ask for. Source: PyTorch, torch.multiprocessing.
 *   <li>{@code memory}, {@code memorySwap}: 8 GiB until the dispatcher says otherwise.
 * </ul>
 *
 * <p>It does not raise RLIMIT_MEMLOCK: CUDA pins memory through its driver, and only RDMA between hosts counts there.
 */
public final class GpuJob extends Preset<GpuJob> {

    static final SecurityProfile PROFILE = BatchJob.PROFILE.toBuilder()
            .deviceRequests(DeviceRequest.gpus(1))
            .shmSize(ByteSize.gibibytes(1))
            .memory(ByteSize.gibibytes(8))
            .memorySwap(SwapLimit.of(ByteSize.gibibytes(8)))
            .build()
            .named("gpu-job");

    private GpuJob(SecurityProfile profile) {
        super("gpu-job", "one job of a batch system that computes on a GPU", profile);
    }

    /** The preset without parameters. */
    public static GpuJob preset() {
        return new GpuJob(PROFILE);
    }

    /** Which GPUs, by number or UUID. Default: one, whichever. */
    public GpuJob gpus(List<String> ids) {
        return with(Controls.DEVICE_REQUESTS, List.of(DeviceRequest.gpus(ids)));
    }

    /** Size of /dev/shm; counts against the memory. Default: 1 GiB. */
    public GpuJob shmSize(ByteSize size) {
        return with(Controls.SHM_SIZE, size);
    }

    /** Data that the job reads, at /input: a directory of the host, without what is mounted below it. */
    public GpuJob input(String directory) {
        return mounted(directory, "/input", true);
    }

    /**
     * Space that the job can write to, at /scratch: a directory of the host, which must belong to the job's user, or a
     * volume.
     */
    public GpuJob scratch(String source) {
        return mounted(source, "/scratch", false);
    }

    @Override
    GpuJob with(SecurityProfile changed) {
        return new GpuJob(changed);
    }

    @Override
    List<Parameter> ownParameters() {
        return List.of(
                new Parameter(
                        "gpus", Controls.DEVICE_REQUESTS, "numbers or UUIDs of the GPUs; default: one, whichever"),
                new Parameter("shmSize", Controls.SHM_SIZE, "size of /dev/shm, part of the memory; default: 1 GiB"),
                new Parameter("input", Controls.MOUNTS, "directory of the host, read-only at /input; default: none"),
                new Parameter(
                        "scratch",
                        Controls.MOUNTS,
                        "directory of the host or volume, writable at /scratch; default: none"));
    }
}
