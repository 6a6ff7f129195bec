package dev.hasp.profiles;

import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Controls;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.Tmpfs;
import java.util.List;

/**
 * Runs code that a language model wrote, with a workspace that outlives a single run only where a volume is given.
 * Over {@link Restricted}, it has
 *
 * <ul>
 *   <li>{@code tmpfs}: beside /tmp a /workspace of 256 MiB, from which scripts and compiled programs can be run.
 *       Source: the agent sandboxes that mount a writable /workspace, such as tidebreak #1187.
 *   <li>{@code memory}, {@code memorySwap}: 1 GiB, enough for a data frame. Source: EvoAgentX, 512 MiB and no swap.
 * </ul>
 */
public final class CodeInterpreter extends Preset<CodeInterpreter> {

    private static final Tmpfs WORKSPACE = Tmpfs.builder()
            .target("/workspace")
            .size(ByteSize.mebibytes(256))
            .executable(true)
            .build();

    static final SecurityProfile PROFILE = Restricted.PROFILE.toBuilder()
            .tmpfs(Tmpfs.of("/tmp", ByteSize.mebibytes(64)), WORKSPACE)
            .memory(ByteSize.gibibytes(1))
            .memorySwap(SwapLimit.of(ByteSize.gibibytes(1)))
            .build()
            .named("code-interpreter");

    private CodeInterpreter(SecurityProfile profile) {
        super("code-interpreter", "code that a language model wrote", profile);
    }

    /** The preset without parameters. */
    public static CodeInterpreter preset() {
        return new CodeInterpreter(PROFILE);
    }

    /** A network that someone created, for package indexes and data; without it the preset has none. */
    public CodeInterpreter network(String network) {
        return onNetwork(network);
    }

    /** A directory of the host, which must belong to the preset's user, or a volume, at /workspace in place of memory. */
    public CodeInterpreter workspace(String source) {
        return with(Controls.TMPFS, List.of(Tmpfs.of("/tmp", ByteSize.mebibytes(64))))
                .mounted(source, "/workspace", false);
    }

    /**
     * An OCI runtime with a kernel of its own, by the name the daemon knows it by, such as {@code runsc}. Validation
     * then warns that the daemon must know it and that it may not heed every control.
     */
    public CodeInterpreter runtime(String runtime) {
        return with(Controls.RUNTIME, runtime);
    }

    @Override
    CodeInterpreter with(SecurityProfile changed) {
        return new CodeInterpreter(changed);
    }

    @Override
    List<Parameter> ownParameters() {
        return List.of(
                Parameter.network("none"),
                new Parameter(
                        "workspace",
                        Controls.MOUNTS,
                        "directory of the host or volume, writable at /workspace; default: 256 MiB of memory"),
                new Parameter("runtime", Controls.RUNTIME, "OCI runtime such as runsc; default: the daemon's"));
    }
}
