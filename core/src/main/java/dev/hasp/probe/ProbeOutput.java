package dev.hasp.probe;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a container writes, up to what a probe is expected to. */
final class ProbeOutput extends ResultCallback.Adapter<Frame> {

    private static final int ERROR_LIMIT = 4096;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();
    private final int limit;
    private final CountDownLatch answered = new CountDownLatch(1);
    private volatile Optional<Throwable> refusal = Optional.empty();

    ProbeOutput(int limit) {
        this.limit = limit;
    }

    @Override
    public void onStart(Closeable stream) {
        super.onStart(stream);
        answered.countDown();
    }

    /** Podman prepares a container when somebody attaches to it, and refuses then what Docker refuses at start. */
    @Override
    public void onError(Throwable problem) {
        refusal = Optional.of(problem);
        super.onError(problem);
        answered.countDown();
    }

    /** Waits until the engine attaches or refuses to, and says whether it did either. */
    boolean awaitAnswer(long seconds) throws InterruptedException {
        return answered.await(seconds, TimeUnit.SECONDS);
    }

    /** What the engine refused with, if it did. */
    Optional<Throwable> refusal() {
        return refusal;
    }

    @Override
    public synchronized void onNext(Frame frame) {
        boolean isError = frame.getStreamType() == StreamType.STDERR;
        ByteArrayOutputStream stream = isError ? error : output;
        int room = (isError ? ERROR_LIMIT : limit) - stream.size();
        stream.write(frame.getPayload(), 0, Math.min(frame.getPayload().length, room));
    }

    synchronized byte[] output() {
        return output.toByteArray();
    }

    synchronized String error() {
        return error.toString(StandardCharsets.UTF_8).strip();
    }
}
