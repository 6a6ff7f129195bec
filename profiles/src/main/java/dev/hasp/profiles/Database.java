package dev.hasp.profiles;

import static dev.hasp.linux.Capability.DAC_OVERRIDE;
import static dev.hasp.linux.Capability.FOWNER;

import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Controls;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.Ulimit;
import java.time.Duration;
import java.util.List;

/**
 * A database server whose entry point prepares the data directory as root and then drops to its own user for good.
 * Given a {@code user} that owns the directory, it has no capability at all. Over {@link WebService}, it has
 *
 * <ul>
 *   <li>{@code DAC_OVERRIDE}: root looks into a data directory that is closed to all but the database's user.
 *       Source: docker-library/postgres docker-entrypoint.sh, find in PGDATA.
 *   <li>{@code FOWNER}: root sets the mode of the data directory after giving it away. Source:
 *       docker-library/postgres docker-entrypoint.sh, chmod 00700.
 *   <li>{@code shmSize}: 256 MiB, since parallel queries share memory in /dev/shm. Source: docker-library/docs,
 *       postgres, --shm-size.
 *   <li>{@code network}: the network {@code database}, or a named one, shared with its clients alone.
 *   <li>{@code ulimits}: 16,384 open files, since a table is a file and more; still no core files. Source:
 *       PostgreSQL, max_files_per_process.
 *   <li>{@code memory}, {@code memorySwap}: 1 GiB until someone says otherwise.
 *   <li>{@code stopTimeout}: 90 s to write its buffers out before it is killed. Source: docker-library/postgres
 *       Dockerfile, note at STOPSIGNAL.
 *   <li>{@code sysctls}: none; its port is above 1024.
 * </ul>
 */
public final class Database extends Preset<Database> {

    static final SecurityProfile PROFILE = WebService.PROFILE.without(Controls.SYSCTLS).toBuilder()
            .capabilities(WebService.PROFILE.capabilities().orElseThrow().plus(DAC_OVERRIDE, FOWNER))
            .shmSize(ByteSize.mebibytes(256))
            .network(NetworkMode.named("database"))
            .ulimits(Ulimit.of("core", 0), Ulimit.of("nofile", 16384))
            .memory(ByteSize.gibibytes(1))
            .memorySwap(SwapLimit.of(ByteSize.gibibytes(1)))
            .stopTimeout(Duration.ofSeconds(90))
            .build()
            .named("database");

    private Database(SecurityProfile profile) {
        super("database", "a database in an image that starts as root and drops to its own user", profile);
    }

    /** The preset without parameters. */
    public static Database preset() {
        return new Database(PROFILE);
    }

    /** A network that someone created, shared with its clients; without it the preset has its own. */
    public Database network(String network) {
        return onNetwork(network);
    }

    /**
     * Where the data is kept.
     *
     * @param source a volume or a directory of the host
     * @param target where the image expects it, such as /var/lib/postgresql/data
     */
    public Database data(String source, String target) {
        return mounted(source, target, false);
    }

    @Override
    Database with(SecurityProfile changed) {
        return new Database(changed);
    }

    @Override
    List<Parameter> ownParameters() {
        return List.of(
                Parameter.network("database"),
                new Parameter(
                        "data",
                        Controls.MOUNTS,
                        "volume or directory of the host, and where the image expects it; default: none"));
    }
}
