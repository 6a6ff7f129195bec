package dev.hasp.probe;

import com.github.dockerjava.api.DockerClient;
import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.apparmor.LoadedMode;
import dev.hasp.apparmor.ProfileList;
import dev.hasp.control.BindMount;
import dev.hasp.control.Capabilities;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.User;
import dev.hasp.control.UsernsMode;
import dev.hasp.docker.DockerEngine;
import dev.hasp.engine.EngineFacts;
import dev.hasp.observed.KernelFiles.Answer;
import dev.hasp.probe.ProbeException.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The AppArmor profiles of an engine's host, wherever it is: read by a container that has the kernel's list of them. */
public final class HostAppArmor {

    /** Where the kernel lists them (Linux {@code security/apparmor/apparmorfs.c}). */
    private static final String LIST = "/sys/kernel/security/apparmor/profiles";

    /** Where the container has it. */
    static final String TARGET = "/apparmor/profiles";

    private HostAppArmor() {}

    /**
     * Runs a probe that sees the kernel's list, read-only, and nothing else of the host. The kernel shows it to root of
     * the host's user namespace alone ({@code aa_policy_view_capable}), so the probe is root there; it has no
     * capabilities, no network and a read-only file system, and no privilege can be gained in it.
     *
     * @param request how long it may take and who hears of it; the rest of it does not matter
     * @return every profile by name with its mode
     * @throws ProbeException if the host has no AppArmor, the engine runs without root or refuses, or the kernel does
     * @throws dev.hasp.apparmor.MalformedAppArmorException if what is there is no such list
     * @throws dev.hasp.engine.EngineFactsException if what answers is no engine that is known here
     */
    public static Map<String, LoadedMode> read(DockerClient client, ProbeRequest request) {
        EngineFacts engine = DockerEngine.facts(client);
        if (engine.rootless().equals(Optional.of(true))) {
            throw new ProbeException(
                    Reason.NOT_THERE, "an engine without root cannot show the AppArmor profiles of its host");
        }
        if (engine.appArmor().equals(Optional.of(false))) {
            throw new ProbeException(Reason.NOT_THERE, "the engine's host has no AppArmor");
        }
        ProbeProgram program =
                new ProbeProgram(ContainerProbe.architecture(client), List.of(FileQuestion.text(TARGET)), List.of());
        ProbeRequest own = ProbeRequest.of(request.wanted())
                .withLimit(request.limit())
                .withProgress(step -> request.progress().accept("AppArmor profiles of the host: " + step));
        Answer<String> answer = program.files(
                        ContainerProbe.run(client, spec(), own, program).output())
                .text(TARGET);
        if (answer instanceof Answer.Content<String> list) {
            return ProfileList.read(list.value());
        }
        String why = answer instanceof Answer.Refused<String> refused ? refused.why() : "no answer";
        throw new ProbeException(Reason.NOT_THERE, "the kernel does not show " + LIST + " to a container: " + why);
    }

    private static SecuritySpec spec() {
        return SecurityProfile.builder()
                .user(User.of(0, 0))
                .userns(UsernsMode.HOST)
                .capabilities(Capabilities.none())
                .noNewPrivileges(true)
                .readOnlyRootfs(true)
                .network(NetworkMode.none())
                .mounts(BindMount.builder()
                        .source(LIST)
                        .target(TARGET)
                        .readOnly(true)
                        .build())
                .build()
                .toSpec();
    }
}
