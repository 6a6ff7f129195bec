package dev.hasp.testing.engine;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Collects what a command writes, up to a limit. */
final class Output extends ResultCallback.Adapter<Frame> {

    private static final int LIMIT = 1 << 20;

    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

    @Override
    public synchronized void onNext(Frame frame) {
        ByteArrayOutputStream stream = frame.getStreamType() == StreamType.STDERR ? stderr : stdout;
        byte[] bytes = frame.getPayload();
        stream.write(bytes, 0, Math.min(bytes.length, LIMIT - stream.size()));
    }

    void awaitAttached() {
        try {
            if (!awaitStarted(10, TimeUnit.SECONDS)) {
                throw new AssertionError("the engine did not attach to the container within 10 s");
            }
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    void awaitEnd(Duration limit) {
        try {
            if (!awaitCompletion(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("command did not end within " + limit + "; " + this);
            }
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private static AssertionError interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new AssertionError("interrupted while waiting for a container", cause);
    }

    synchronized Outcome outcome(int exitCode, List<String> warnings) {
        return new Outcome(exitCode, text(stdout), text(stderr), warnings);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized String toString() {
        return "stdout: " + text(stdout) + ", stderr: " + text(stderr);
    }
}
