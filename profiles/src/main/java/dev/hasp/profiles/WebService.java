package dev.hasp.profiles;

import static dev.hasp.linux.Capability.CHOWN;
import static dev.hasp.linux.Capability.SETGID;
import static dev.hasp.linux.Capability.SETUID;

import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Controls;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PublishedPort;
import dev.hasp.control.RestartPolicy;
import dev.hasp.control.Tmpfs;
import dev.hasp.control.User;
import java.util.List;
import java.util.Map;

/**
 * A server such as nginx, whose master starts as root and whose workers do not stay so. Given a {@code user}, it has
 * no capability at all. Over {@link Restricted}, it has
 *
 * <ul>
 *   <li>{@code user}: what the image says, which is root for the official images.
 *   <li>{@code CHOWN}: cache directories are given to the workers' user. Source: nginx ngx_file.c, ngx_create_paths;
 *       Compose tip 29 of lours.me.
 *   <li>{@code SETGID}: workers take their group and drop root's. Source: nginx ngx_process_cycle.c,
 *       ngx_worker_process_init; initgroups(3).
 *   <li>{@code SETUID}: workers take their user. Source: the same; setuid(2).
 *   <li>{@code sysctls}: ports from 0 on are free to all, so that port 80 needs no NET_BIND_SERVICE; engines since
 *       20.10 set it too, others and hosts may not. Source: moby daemon/oci_linux.go, ip_unprivileged_port_start;
 *       ip-sysctl.rst.
 *   <li>{@code tmpfs}: beside /tmp a /run of 16 MiB for pid files and sockets. Source: FHS 3.0, 3.15.
 *   <li>{@code network}: the network {@code web-service}, or a named one, shared with what the service serves.
 *   <li>{@code restart}: on failure, five times. Source: CIS Docker Benchmark 1.6.0, 5.15.
 * </ul>
 */
public final class WebService extends Preset<WebService> {

    static final SecurityProfile PROFILE = Restricted.PROFILE.toBuilder()
            .user(User.imageDefault())
            .capabilities(Capabilities.only(CHOWN, SETGID, SETUID))
            .sysctls(Map.of("net.ipv4.ip_unprivileged_port_start", "0"))
            .tmpfs(Tmpfs.of("/tmp", ByteSize.mebibytes(64)), Tmpfs.of("/run", ByteSize.mebibytes(16)))
            .network(NetworkMode.named("web-service"))
            .restart(RestartPolicy.onFailure(5))
            .build()
            .named("web-service");

    private WebService(SecurityProfile profile) {
        super("web-service", "a service on a port, in an image that starts as root and drops to its own user", profile);
    }

    /** The preset without parameters. */
    public static WebService preset() {
        return new WebService(PROFILE);
    }

    /** A network that someone created, shared with what the service serves; without it the preset has its own. */
    public WebService network(String network) {
        return onNetwork(network);
    }

    /** A further directory that can be written to, as 64 MiB of memory, such as /var/cache/nginx. */
    public WebService writable(String directory) {
        return with(profile().plus(Controls.TMPFS, Tmpfs.of(directory, ByteSize.mebibytes(64))));
    }

    /** Publishes a TCP port on the host's loopback address; a proxy in front is what others reach. */
    public WebService publish(int hostPort, int containerPort) {
        return with(Controls.PORTS, List.of(PublishedPort.loopback(hostPort, containerPort)));
    }

    @Override
    WebService with(SecurityProfile changed) {
        return new WebService(changed);
    }

    @Override
    List<Parameter> ownParameters() {
        return List.of(
                Parameter.network("web-service"),
                new Parameter(
                        "writable",
                        Controls.TMPFS,
                        "a directory to write to, as 64 MiB of memory; default: /tmp and /run alone"),
                new Parameter(
                        "publish",
                        Controls.PORTS,
                        "port on the host's loopback address and port inside; default: none"));
    }
}
