package dev.hasp.testing.engine;

import com.github.dockerjava.api.command.CreateContainerCmd;
import dev.hasp.SecuritySpec;
import dev.hasp.probe.LiveVerification;
import dev.hasp.verify.Verification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs commands under specs for a test and takes away whatever it started: at the end of the test, and what a run that
 * was killed left behind at the start of the next run.
 *
 * <p>Immutable but for what has to be taken away: each {@code with} gives another that shares it.
 */
public final class LockedContainers implements AutoCloseable {

    private final Engine engine;
    private final Optional<String> image;
    private final Duration limit;
    private final List<Container> started;

    LockedContainers(Engine engine) {
        this(engine, Optional.empty(), Engine.TIME_LIMIT, Collections.synchronizedList(new ArrayList<>()));
    }

    private LockedContainers(Engine engine, Optional<String> image, Duration limit, List<Container> started) {
        this.engine = engine;
        this.image = image;
        this.limit = limit;
        this.started = started;
    }

    /** Out of an image that the engine has, in place of a small one with busybox. */
    public LockedContainers withImage(String name) {
        return new LockedContainers(engine, Optional.of(name), limit, started);
    }

    /** With that much time for each command, in place of a minute. */
    public LockedContainers withLimit(Duration time) {
        return new LockedContainers(engine, image, time, started);
    }

    /**
     * Runs a command under a spec until it ends; then the container is gone.
     *
     * @throws AssertionError if it takes longer than the limit, with what it wrote until then
     */
    public LockedRun run(SecuritySpec spec, String... command) {
        try (Container container = create(spec, command)) {
            return new LockedRun(container.run(limit), () -> verification().observe(spec));
        }
    }

    /** Starts a command under a spec and does not wait; the container is gone when the test has ended. */
    public Container start(SecuritySpec spec, String... command) {
        Container container = create(spec, command);
        started.add(container);
        return container.start();
    }

    private Container create(SecuritySpec spec, String... command) {
        return engine.create(image.orElseGet(engine::image), spec::applyTo, command);
    }

    /** Whether a spec is in force on this engine, aspect by aspect. */
    public Verification verify(SecuritySpec spec) {
        return verification().run(spec);
    }

    private LiveVerification verification() {
        LiveVerification own = LiveVerification.on(engine.client());
        return image.map(own::withImage).orElse(own);
    }

    /**
     * What sets up a container that something else starts, such as Testcontainers'
     * {@code withCreateContainerCmdModifier}: the spec, and labels by which a later run takes away what a run that was
     * killed left behind.
     */
    public Consumer<CreateContainerCmd> setUp(SecuritySpec spec) {
        return create -> {
            spec.applyTo(create);
            engine.label(create);
        };
    }

    /** Kills and removes what was started. */
    @Override
    public void close() {
        started.forEach(Container::close);
        started.clear();
    }
}
