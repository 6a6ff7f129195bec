package dev.hasp.profiles;

import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Controls;
import dev.hasp.control.IpcMode;
import dev.hasp.control.Logging;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.Tmpfs;
import dev.hasp.control.Ulimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles or runs one submission. What ends a program that only sleeps is the dispatcher's own clock. Over {@link
 * Restricted}, it has
 *
 * <ul>
 *   <li>{@code tmpfs}: /tmp of 128 MiB and 4,096 files, from which the compiled program can be run. Source:
 *       go-judge, /w and /tmp.
 *   <li>{@code pidsLimit}: 64. Source: Judge0, 60 processes; Piston, 64. RLIMIT_NPROC would count a user over all
 *       containers.
 *   <li>{@code ulimits}: 10 s of processor time per process (Judge0, 5 s and at most 15), files of 10 MiB (Piston,
 *       10 MB), 256 open files, 64 MiB of stack (Judge0, 64,000 KB), no core files.
 *   <li>{@code memory}, {@code memorySwap}: 256 MiB. Source: Judge0, 128,000 KB and at most 512,000.
 *   <li>{@code ipc}: no /dev/shm, so nothing is shared and /tmp is the only place to write.
 *   <li>{@code hostname}: the same for every run, so that a program learns nothing of the host from it.
 *   <li>{@code logging}: one file of 2 MiB, which is what a judge reads. Source: Jobe, stream size.
 * </ul>
 */
public final class OnlineJudge extends Preset<OnlineJudge> {

    static final SecurityProfile PROFILE = Restricted.PROFILE.toBuilder()
            .tmpfs(Tmpfs.builder()
                    .target("/tmp")
                    .size(ByteSize.mebibytes(128))
                    .inodes(4096)
                    .executable(true)
                    .build())
            .pidsLimit(PidsLimit.of(64))
            .ulimits(
                    Ulimit.of("core", 0),
                    Ulimit.of("cpu", 10),
                    Ulimit.of("fsize", ByteSize.mebibytes(10).bytes()),
                    Ulimit.of("nofile", 256),
                    Ulimit.of("stack", ByteSize.mebibytes(64).bytes()))
            .memory(ByteSize.mebibytes(256))
            .memorySwap(SwapLimit.of(ByteSize.mebibytes(256)))
            .ipc(IpcMode.none())
            .hostname("judge")
            .logging(Logging.jsonFile(ByteSize.mebibytes(2), 1))
            .build()
            .named("online-judge");

    private OnlineJudge(SecurityProfile profile) {
        super("online-judge", "one run of a program that a stranger submitted", profile);
    }

    /** The preset without parameters. */
    public static OnlineJudge preset() {
        return new OnlineJudge(PROFILE);
    }

    /** Most processor time of each process, in whole seconds; the kernel kills beyond it. Default: 10 s. */
    public OnlineJudge cpuTime(Duration most) {
        List<Ulimit> ulimits = new ArrayList<>(profile().ulimits().orElseThrow());
        ulimits.removeIf(ulimit -> ulimit.name().equals("cpu"));
        ulimits.add(Ulimit.of("cpu", most.toSeconds()));
        return with(Controls.ULIMITS, ulimits);
    }

    /** The submission and its test data, read-only at /submission: a directory of the host. */
    public OnlineJudge submission(String directory) {
        return mounted(directory, "/submission", true);
    }

    @Override
    OnlineJudge with(SecurityProfile changed) {
        return new OnlineJudge(changed);
    }

    @Override
    List<Parameter> ownParameters() {
        return List.of(
                new Parameter("cpuTime", Controls.ULIMITS, "most processor time per process, in seconds; default: 10"),
                new Parameter(
                        "submission",
                        Controls.MOUNTS,
                        "directory of the host, read-only at /submission; default: none"));
    }
}
