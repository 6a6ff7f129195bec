package dev.hasp.testing.attack;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import dev.hasp.control.ByteSize;
import dev.hasp.testing.engine.Container;
import dev.hasp.testing.engine.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What is seen from outside. */
final class Witnesses {

    /** What a flood of output is. */
    static final ByteSize FLOOD = ByteSize.mebibytes(8);

    private Witnesses() {}

    /** How much of a container's output the engine kept. */
    static String keptOutput(AttackRange range, Container container) {
        AtomicLong kept = new AtomicLong();
        try (var log = range.engine()
                .client()
                .logContainerCmd(container.id())
                .withStdOut(true)
                .exec(new ResultCallback.Adapter<Frame>() {
                    @Override
                    public void onNext(Frame frame) {
                        kept.addAndGet(frame.getPayload().length);
                    }
                })) {
            if (!log.awaitCompletion(Engine.TIME_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the engine did not hand over its log within " + Engine.TIME_LIMIT);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while reading a log", interrupted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return kept.get() >= FLOOD.bytes() ? "effect: all of " + FLOOD + " kept" : "less than " + FLOOD + " kept";
    }

    /** What the neighbour reads in the directory that it shares. */
    static String results(AttackRange range, Container container) {
        String read = range.inNeighbour("cat /results/out; rm -f /results/out");
        return (read.contains("secret of the neighbour")
                        ? "effect: the neighbour handed out the "
                        : "the neighbour read ")
                + read.strip();
    }
}
