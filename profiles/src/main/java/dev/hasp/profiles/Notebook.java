package dev.hasp.profiles;

import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Controls;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.PublishedPort;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.Ulimit;
import dev.hasp.control.User;
import java.util.List;

/**
 * A notebook server behind a hub, and the kernels it starts. There is no sudo: no-new-privileges stays. Over {@link
 * Restricted}, it has
 *
 * <ul>
 *   <li>{@code user}: 1000:100, the user of the Jupyter images. Source: jupyter/docker-stacks, NB_UID and NB_GID.
 *   <li>{@code readOnlyRootfs}, {@code tmpfs}: a writable root file system without a /tmp of its own, since users
 *       install packages beside those of the image and run what pip builds in /tmp. Source: JupyterHub
 *       DockerSpawner, which sets neither.
 *   <li>{@code network}: the network {@code notebook}, or a named one, on which the hub reaches the server. Source:
 *       JupyterHub DockerSpawner, network_name.
 *   <li>{@code pidsLimit}: 1,024 for several kernels with their threads.
 *   <li>{@code ulimits}: 4,096 open files, since every kernel has five sockets and open data; still no core files.
 *   <li>{@code memory}, {@code memorySwap}: 2 GiB until the hub says otherwise. Source: JupyterHub DockerSpawner,
 *       mem_limit.
 * </ul>
 */
public final class Notebook extends Preset<Notebook> {

    static final SecurityProfile PROFILE = Restricted.PROFILE.toBuilder()
            .user(User.of(1000, 100))
            .readOnlyRootfs(false)
            .tmpfs()
            .network(NetworkMode.named("notebook"))
            .pidsLimit(PidsLimit.of(1024))
            .ulimits(Ulimit.of("core", 0), Ulimit.of("nofile", 4096))
            .memory(ByteSize.gibibytes(2))
            .memorySwap(SwapLimit.of(ByteSize.gibibytes(2)))
            .build()
            .named("notebook");

    private Notebook(SecurityProfile profile) {
        super("notebook", "a notebook server of one user", profile);
    }

    /** The preset without parameters. */
    public static Notebook preset() {
        return new Notebook(PROFILE);
    }

    /** A network that someone created, shared with the hub; without it the preset has its own. */
    public Notebook network(String network) {
        return onNetwork(network);
    }

    /** What the user keeps, writable at /home/jovyan: a volume, or a directory of the host that belongs to the user. */
    public Notebook home(String source) {
        return mounted(source, "/home/jovyan", false);
    }

    /** Publishes a TCP port on the host's loopback address; a proxy in front is what others reach. */
    public Notebook publish(int hostPort, int containerPort) {
        return with(Controls.PORTS, List.of(PublishedPort.loopback(hostPort, containerPort)));
    }

    @Override
    Notebook with(SecurityProfile changed) {
        return new Notebook(changed);
    }

    @Override
    List<Parameter> ownParameters() {
        return List.of(
                Parameter.network("notebook"),
                new Parameter(
                        "home",
                        Controls.MOUNTS,
                        "volume or directory of the host, writable at /home/jovyan; default: none"),
                new Parameter(
                        "publish",
                        Controls.PORTS,
                        "port on the host's loopback address and port inside; default: none"));
    }
}
