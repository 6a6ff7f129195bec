package dev.hasp.profiles;

import dev.hasp.SecurityProfile;
import dev.hasp.control.AppArmor;
import dev.hasp.control.Capabilities;
import dev.hasp.control.CgroupnsMode;
import dev.hasp.control.IpcMode;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.SeLinux;
import dev.hasp.control.Seccomp;
import dev.hasp.control.User;
import dev.hasp.control.UsernsMode;
import dev.hasp.control.UtsMode;

/**
 * What an engine gives a container that asks for nothing: the line that other presets are measured against.
 *
 * <p>It leaves 14 capabilities, a writable root file system, the shared bridge, and no limit on memory, processors or
 * processes (moby {@code oci/defaults.go}). Not for workloads that nobody vouches for.
 */
public final class DockerDefault extends Preset<DockerDefault> {

    private static final SecurityProfile PROFILE = SecurityProfile.builder()
            .user(User.imageDefault())
            .userns(UsernsMode.ENGINE_DEFAULT)
            .capabilities(Capabilities.engineDefault())
            .privileged(false)
            .network(NetworkMode.engineDefault())
            .pid(PidMode.isolated())
            .ipc(IpcMode.of(IpcMode.Kind.ENGINE_DEFAULT))
            .uts(UtsMode.PRIVATE)
            .cgroupns(CgroupnsMode.ENGINE_DEFAULT)
            .readOnlyRootfs(false)
            .seccomp(Seccomp.engineDefault())
            .appArmor(AppArmor.engineDefault())
            .seLinux(SeLinux.engineDefault())
            .build()
            .named("docker-default");

    private DockerDefault(SecurityProfile profile) {
        super("docker-default", "what an engine gives a container that asks for nothing", profile);
    }

    /** The preset without parameters. */
    public static DockerDefault preset() {
        return new DockerDefault(PROFILE);
    }

    @Override
    DockerDefault with(SecurityProfile changed) {
        return new DockerDefault(changed);
    }
}
