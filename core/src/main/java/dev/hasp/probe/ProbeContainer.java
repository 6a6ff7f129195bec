package dev.hasp.probe;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.CreateContainerResponse;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.RestartPolicy;
import dev.hasp.probe.ProbeException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A container with a probe as its first process, from its creation to its removal. */
final class ProbeContainer {

    private static final long ATTACH_SECONDS = 10;

    private final DockerClient client;
    private final ProbeRequest request;

    ProbeContainer(DockerClient client, ProbeRequest request) {
        this.client = client;
        this.request = request;
    }

    /** What is done with a container between its creation and its removal. */
    interface Stay<T> {
        T in(ProbeContainer container, String id, List<String> warnings);
    }

    /** As {@link #during(String, Consumer, Stay)}, in the probe's own image, which another probe may have taken away. */
    <T> T during(ProbeImage image, Consumer<CreateContainerCmd> setUp, Stay<T> stay) {
        CreateContainerResponse created;
        try {
            created = create(image.name(), setUp);
        } catch (NotFoundException takenAway) {
            image.load();
            created = createOrSayWhy(image.name(), setUp);
        } catch (DockerException refused) {
            throw refusedAtCreate(refused);
        }
        return during(created, stay);
    }

    /**
     * Creates a container and removes it in the end.
     *
     * @throws ProbeException if the engine refuses it
     */
    <T> T during(String image, Consumer<CreateContainerCmd> setUp, Stay<T> stay) {
        return during(createOrSayWhy(image, setUp), stay);
    }

    private CreateContainerResponse createOrSayWhy(String image, Consumer<CreateContainerCmd> setUp) {
        try {
            return create(image, setUp);
        } catch (DockerException refused) {
            throw refusedAtCreate(refused);
        }
    }

    private static ProbeException refusedAtCreate(DockerException refused) {
        return new ProbeException(
                Reason.REFUSED_AT_CREATE, "the engine does not create it: " + ProbeException.words(refused), refused);
    }

    private CreateContainerResponse create(String image, Consumer<CreateContainerCmd> setUp) {
        CreateContainerCmd create = client.createContainerCmd(image)
                .withEntrypoint(ProbeImage.PROGRAM)
                .withCmd(new String[0])
                .withWorkingDir("/")
                .withLabels(Map.of(ContainerProbe.LABEL, "container"));
        setUp.accept(create);
        takeOffWhatAProbeHasNoUseFor(create);
        return create.exec();
    }

    /** None of this is the kernel's to enforce; some of it would get in the way of the workload's own container. */
    private static void takeOffWhatAProbeHasNoUseFor(CreateContainerCmd create) {
        create.withHealthcheck(new HealthCheck().withTest(List.of("NONE"))).withExposedPorts(List.of());
        HostConfig host = create.getHostConfig();
        host.withRestartPolicy(RestartPolicy.noRestart());
        host.withAutoRemove(false);
        host.withPortBindings(new Ports());
        host.withPublishAllPorts(false);
        host.withLogConfig(new LogConfig(LogConfig.LoggingType.NONE));
    }

    private <T> T during(CreateContainerResponse created, Stay<T> stay) {
        List<String> warnings =
                Optional.ofNullable(created.getWarnings()).map(Arrays::asList).orElse(List.of());
        request.progress().accept("created the container " + created.getId());
        try {
            return stay.in(this, created.getId(), warnings);
        } finally {
            remove(created.getId());
        }
    }

    /**
     * Starts it and awaits its end.
     *
     * @throws ProbeException if the engine does not start it, or it does not end in time
     */
    ProbeRun run(String id, int outputLength, List<String> warnings) {
        try (ProbeOutput output = client.attachContainerCmd(id)
                .withStdOut(true)
                .withStdErr(true)
                .withFollowStream(true)
                .exec(new ProbeOutput(outputLength))) {
            if (!output.awaitAnswer(ATTACH_SECONDS)) {
                throw new ProbeException(
                        Reason.LATE, "the engine did not attach to it within " + ATTACH_SECONDS + " s");
            }
            output.refusal().ifPresent(refused -> {
                throw new ProbeException(
                        Reason.REFUSED_AT_START,
                        "the engine does not attach to it: " + ProbeException.words(refused),
                        refused);
            });
            start(id);
            int exitStatus = awaitEnd(id, output);
            request.progress().accept("ended with status " + exitStatus + " and " + output.output().length + " bytes");
            return new ProbeRun(output.output(), output.error(), exitStatus, warnings);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProbeException(Reason.LATE, "somebody interrupted the wait for it", interrupted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void start(String id) {
        try {
            client.startContainerCmd(id).exec();
        } catch (DockerException refused) {
            throw new ProbeException(
                    Reason.REFUSED_AT_START, "the engine does not start it: " + ProbeException.words(refused), refused);
        }
        request.progress().accept("started");
    }

    private int awaitEnd(String id, ProbeOutput output) throws InterruptedException, IOException {
        long limit = request.limit().toMillis();
        try (WaitContainerResultCallback end = client.waitContainerCmd(id).exec(new WaitContainerResultCallback())) {
            int exitStatus = end.awaitStatusCode(limit, TimeUnit.MILLISECONDS);
            if (output.awaitCompletion(limit, TimeUnit.MILLISECONDS)) {
                return exitStatus;
            }
        } catch (DockerClientException late) {
            throw new ProbeException(Reason.LATE, "it did not end within " + request.limit(), late);
        }
        throw new ProbeException(Reason.LATE, "its output did not end within " + request.limit());
    }

    private void remove(String id) {
        try {
            client.removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException | ConflictException alreadyGoing) {
            // somebody else removes it
        }
    }
}
