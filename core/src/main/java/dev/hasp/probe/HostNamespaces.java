package dev.hasp.probe;

import com.github.dockerjava.api.DockerClient;
import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.Capabilities;
import dev.hasp.control.CgroupnsMode;
import dev.hasp.control.IpcMode;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.User;
import dev.hasp.control.UsernsMode;
import dev.hasp.control.UtsMode;
import dev.hasp.observed.KernelFiles.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The namespaces of an engine's host: those of a container that is asked to share all of them. */
public final class HostNamespaces {

    /** A container never shares the mounts. */
    private static final List<String> KINDS = List.of("cgroup", "ipc", "net", "pid", "time", "user", "uts");

    private HostNamespaces() {}

    /**
     * Runs a probe that shares every namespace with the host and may do nothing there: as nobody, without capabilities,
     * on a read-only file system.
     *
     * @param request how long it may take and who hears of it; the rest of it does not matter
     * @return by kind, such as {@code net} to {@code net:[4026531840]}; empty where the engine refuses
     * @throws ProbeException if the engine does not answer at all, or there is no probe for it
     */
    public static Map<String, String> read(DockerClient client, ProbeRequest request) {
        ProbeProgram program = new ProbeProgram(
                ContainerProbe.architecture(client),
                KINDS.stream().map(HostNamespaces::path).map(FileQuestion::link).toList(),
                List.of());
        ProbeRequest own = ProbeRequest.of(request.wanted())
                .withLimit(request.limit())
                .withProgress(step -> request.progress().accept("namespaces of the host: " + step));
        try {
            ProbedFiles files = program.files(
                    ContainerProbe.run(client, spec(), own, program).output());
            Map<String, String> found = new LinkedHashMap<>();
            for (String kind : KINDS) {
                if (files.link(path(kind)) instanceof Answer.Content<String> link) {
                    found.put(kind, link.value());
                }
            }
            return found;
        } catch (ProbeException refused) {
            own.progress().accept("not known: " + refused.getMessage());
            return Map.of();
        }
    }

    private static String path(String kind) {
        return "/proc/self/ns/" + kind;
    }

    private static SecuritySpec spec() {
        return SecurityProfile.builder()
                .user(User.of(65534, 65534))
                .capabilities(Capabilities.none())
                .noNewPrivileges(true)
                .readOnlyRootfs(true)
                .userns(UsernsMode.HOST)
                .network(NetworkMode.host())
                .pid(PidMode.host())
                .ipc(IpcMode.host())
                .uts(UtsMode.HOST)
                .cgroupns(CgroupnsMode.HOST)
                .build()
                .toSpec();
    }
}
