package dev.hasp.probe;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.hasp.SecuritySpec;
import dev.hasp.observed.ObservedPolicy;
import dev.hasp.probe.UnreachableProcessException.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Looks from outside at an engine's containers: at one that runs, or at one that does nothing but wait for it. */
final class OutsideProbe {

    private static final long PAUSE_NANOS = 5_000_000;

    private final DockerClient client;
    private final ProbeRequest request;

    OutsideProbe(DockerClient client, ProbeRequest request) {
        this.client = client;
        this.request = request;
    }

    /**
     * What a running container is under.
     *
     * @param container its name or id
     * @throws UnreachableProcessException if it does not run, or cannot be looked at from here
     */
    ObservedPolicy look(String container) {
        return look(find(container, false));
    }

    private ObservedPolicy look(HostFiles files) {
        return HostProbe.look(files, request.wanted(), hostNamespaces());
    }

    /**
     * What a container under a spec is under. Its first process is a {@link WaitingProgram}, or an init that started it.
     *
     * @param filter the filter that it will have
     * @throws UnreachableProcessException if it cannot be looked at from here
     * @throws ProbeException if the engine does not start it
     */
    ObservedPolicy look(SecuritySpec spec, MeantFilter filter) {
        Executable program = new WaitingProgram(MachineCode.of(ContainerProbe.architecture(client)), filter);
        return ContainerProbe.during(client, spec, request, program, (container, id, warnings) -> {
            container.start(id);
            HostFiles files = find(id, true);
            awaitProgram(files);
            return look(files);
        });
    }

    private HostFiles find(String container, boolean isProbe) {
        InspectContainerResponse inspected;
        try {
            inspected = client.inspectContainerCmd(container).exec();
        } catch (NotFoundException unknown) {
            throw new UnreachableProcessException(Reason.NO_SUCH_CONTAINER, "there is no container " + container);
        }
        long pid = Optional.ofNullable(inspected.getState())
                .map(ContainerState::getPidLong)
                .orElse(0L);
        if (pid == 0) {
            throw new UnreachableProcessException(Reason.NOT_RUNNING, "the container " + container + " does not run");
        }
        HostFiles files = new HostFiles(pid, isProbe);
        files.requireContainer(inspected.getId());
        return files;
    }

    /** An engine says that a container is started when the runtime has yet to load the filter and to become the program. */
    private void awaitProgram(HostFiles files) {
        long end = System.nanoTime() + request.limit().toNanos();
        while (!files.runs(ProbeImage.PROGRAM)) {
            if (!files.isAlive()) {
                throw new UnreachableProcessException(Reason.ENDED, files.method() + " ended before it was the probe");
            }
            if (System.nanoTime() > end) {
                throw new ProbeException(ProbeException.Reason.LATE, "it was not started within " + request.limit());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** As a container sees them that shares them all; this machine's where there can be no such container. */
    private Map<String, String> hostNamespaces() {
        Map<String, String> namespaces = new HashMap<>(HostProbe.hostNamespaces());
        try {
            namespaces.putAll(request.hostNamespaces().orElseGet(() -> HostNamespaces.read(client, request)));
        } catch (ProbeException | DockerException refused) {
            request.progress().accept("namespaces of the host: those of this machine's first process");
        }
        return namespaces;
    }
}
