package dev.hasp.testing.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A container of a test; closing it kills and removes it, with its anonymous volumes. */
public final class Container implements AutoCloseable {

    private final DockerClient client;
    private final String id;
    private final List<String> warnings;

    Container(DockerClient client, String id, List<String> warnings) {
        this.client = client;
        this.id = id;
        this.warnings = List.copyOf(warnings);
    }

    /** Its id. */
    public String id() {
        return id;
    }

    /** What the engine said when it created it. */
    public List<String> warnings() {
        return warnings;
    }

    /** Starts it and does not wait. */
    public Container start() {
        client.startContainerCmd(id).exec();
        return this;
    }

    /**
     * Starts it and waits until it ends.
     *
     * @throws AssertionError if it takes longer, with what it wrote until then
     */
    public Outcome run(Duration limit) {
        try (Output output = client.attachContainerCmd(id)
                .withStdOut(true)
                .withStdErr(true)
                .withFollowStream(true)
                .exec(new Output())) {
            output.awaitAttached();
            start();
            return output.outcome(await(limit, output), warnings);
        }
    }

    /**
     * Waits until it ends, for a container that was started before.
     *
     * @throws AssertionError if it takes longer, with what it wrote until then
     */
    public Outcome await(Duration limit) {
        try (Output output = client.logContainerCmd(id)
                .withStdOut(true)
                .withStdErr(true)
                .withFollowStream(true)
                .exec(new Output())) {
            return output.outcome(await(limit, output), warnings);
        }
    }

    private int await(Duration limit, Output output) {
        try (WaitContainerResultCallback end = client.waitContainerCmd(id).exec(new WaitContainerResultCallback())) {
            int exitCode = end.awaitStatusCode(limit.toSeconds(), TimeUnit.SECONDS);
            output.awaitEnd(limit);
            return exitCode;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DockerClientException late) {
            throw new AssertionError("container did not end within " + limit + "; " + output, late);
        }
    }

    /**
     * Runs a command in it while it runs, with what its spec leaves to it.
     *
     * @throws AssertionError if it takes longer than {@link Engine#TIME_LIMIT}, with what it wrote until then
     */
    public Outcome exec(String... command) {
        String exec = client.execCreateCmd(id)
                .withCmd(command)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec()
                .getId();
        try (Output output = client.execStartCmd(exec).exec(new Output())) {
            output.awaitEnd(Engine.TIME_LIMIT);
            return output.outcome(
                    Math.toIntExact(client.inspectExecCmd(exec).exec().getExitCodeLong()), List.of());
        }
    }

    /** What the engine says about it, which is what was asked and not what is in force. */
    public InspectContainerResponse inspect() {
        return client.inspectContainerCmd(id).exec();
    }

    /** Kills and removes it. */
    @Override
    public void close() {
        remove(client, id);
    }

    static void remove(DockerClient client, String id) {
        try {
            client.removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException | ConflictException alreadyGoing) {
            // it removes itself, or another test run removes it
        }
    }
}
