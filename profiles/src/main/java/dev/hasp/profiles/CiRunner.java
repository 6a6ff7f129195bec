package dev.hasp.profiles;

import static dev.hasp.linux.Capability.CHOWN;
import static dev.hasp.linux.Capability.DAC_OVERRIDE;
import static dev.hasp.linux.Capability.FOWNER;
import static dev.hasp.linux.Capability.KILL;
import static dev.hasp.linux.Capability.SETGID;
import static dev.hasp.linux.Capability.SETUID;

import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Controls;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.Ulimit;
import dev.hasp.control.User;
import java.util.List;

/**
 * A step of a CI pipeline that may install packages. No socket of an engine, no SETFCAP, no MKNOD, no NET_RAW. Given a
 * {@code user}, it has no capability at all. Over {@link Restricted}, it has
 *
 * <ul>
 *   <li>{@code user}: what the image says, which is root in images with a package manager.
 *   <li>{@code CHOWN}: package managers and tar give files the owner that the package says. Source: dpkg archives.c,
 *       tarobject_extract; chown(2).
 *   <li>{@code DAC_OVERRIDE}: root writes into a workspace that was checked out as another user. Source:
 *       capabilities(7); SREGym #1018, the same grant for bind mounts.
 *   <li>{@code FOWNER}: modes and times of files are set after they were given away. Source: dpkg archives.c,
 *       tarobject_set_perms; chmod(2).
 *   <li>{@code KILL}: services that tests started as another user are stopped. Source: kill(2).
 *   <li>{@code SETGID}: apt and su drop to a user's groups before they drop to the user. Source: apt
 *       APT::Sandbox::User; setgroups(2).
 *   <li>{@code SETUID}: apt downloads as the user _apt, su runs a step as another user. Source: apt
 *       APT::Sandbox::User; setuid(2).
 *   <li>{@code readOnlyRootfs}, {@code tmpfs}: a writable root file system without a /tmp of its own, since packages
 *       are installed and compilers run what they made in /tmp.
 *   <li>{@code network}: the network {@code ci-runner}, or a named one, for sources and packages. Source: GitLab
 *       Runner, a network per build.
 *   <li>{@code pidsLimit}: 4,096 for parallel builds. Source: make(1), --jobs.
 *   <li>{@code ulimits}: 16,384 open files, since linkers and JVMs map many; still no core files.
 *   <li>{@code memory}, {@code memorySwap}: 4 GiB until the dispatcher says otherwise.
 * </ul>
 */
public final class CiRunner extends Preset<CiRunner> {

    static final SecurityProfile PROFILE = Restricted.PROFILE.toBuilder()
            .user(User.imageDefault())
            .capabilities(Capabilities.only(CHOWN, DAC_OVERRIDE, FOWNER, KILL, SETGID, SETUID))
            .readOnlyRootfs(false)
            .tmpfs()
            .network(NetworkMode.named("ci-runner"))
            .pidsLimit(PidsLimit.of(4096))
            .ulimits(Ulimit.of("core", 0), Ulimit.of("nofile", 16384))
            .memory(ByteSize.gibibytes(4))
            .memorySwap(SwapLimit.of(ByteSize.gibibytes(4)))
            .build()
            .named("ci-runner");

    private CiRunner(SecurityProfile profile) {
        super("ci-runner", "one step of a CI pipeline, in an image that starts as root", profile);
    }

    /** The preset without parameters. */
    public static CiRunner preset() {
        return new CiRunner(PROFILE);
    }

    /** A network that someone created, which the job then reaches; without it the preset has its own. */
    public CiRunner network(String network) {
        return onNetwork(network);
    }

    /** The checked-out sources, writable at /workspace: a directory of the host or a volume. */
    public CiRunner workspace(String source) {
        return mounted(source, "/workspace", false);
    }

    @Override
    CiRunner with(SecurityProfile changed) {
        return new CiRunner(changed);
    }

    @Override
    List<Parameter> ownParameters() {
        return List.of(
                Parameter.network("ci-runner"),
                new Parameter(
                        "workspace",
                        Controls.MOUNTS,
                        "directory of the host or volume, writable at /workspace; default: none"));
    }
}
