package dev.hasp.profiles;

import static dev.hasp.linux.Capability.SYS_PTRACE;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Controls;
import dev.hasp.control.PidMode;
import dev.hasp.control.User;
import java.util.List;

/**
 * A container of tools that looks into the processes of another one. Over {@link Restricted}, it has
 *
 * <ul>
 *   <li>{@code user}: root, since an engine gives an added capability to no other user. Source: moby
 *       oci.WithCapabilities.
 *   <li>{@code SYS_PTRACE}: processes of other users are traced, their memory is read through the tracer, and their
 *       maps and open files are seen; a process of the same user needs no capability. Source: ptrace(2), access mode
 *       checking; moby profiles/seccomp, ptrace from Linux 4.8 on.
 *   <li>{@code pid}: the other container's processes, once {@link #target} names it. Source: AppArmor's
 *       docker-default lets only processes under the same profile trace each other (moby issue 22704), which
 *       containers do.
 * </ul>
 *
 * <p>It is no way to trace the host: with the host's pid namespace the same capability would read every secret on it.
 */
public final class Debug extends Preset<Debug> {

    static final SecurityProfile PROFILE = Restricted.PROFILE.toBuilder()
            .user(User.of(0, 0))
            .capabilities(Capabilities.only(SYS_PTRACE))
            .build()
            .named("debug");

    private Debug(SecurityProfile profile) {
        super("debug", "a tracer beside a container that misbehaves", profile);
    }

    /** The preset without parameters. */
    public static Debug preset() {
        return new Debug(PROFILE);
    }

    /** The container to look into, by name or id; its first process reaps orphans, so there is no init of its own. */
    public Debug target(String container) {
        return with(profile().without(Controls.INIT)).with(Controls.PID, PidMode.container(container));
    }

    @Override
    Debug with(SecurityProfile changed) {
        return new Debug(changed);
    }

    @Override
    List<Parameter> ownParameters() {
        return List.of(new Parameter("target", Controls.PID, "container to look into, by name or id; default: none"));
    }
}
