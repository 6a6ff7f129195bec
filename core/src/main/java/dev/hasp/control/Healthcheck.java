package dev.hasp.control;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/** A command that the engine runs in the container again and again to learn whether it is well. */
@ControlStyle
@Value.Immutable
public interface Healthcheck {

    /** Whether the image's own check is switched off. */
    @Value.Default
    default boolean disabled() {
        return false;
    }

    /** A line for the container's shell; absent keeps the image's command. */
    Optional<String> command();

    /** Time between two checks; absent means 30 s. */
    Optional<Duration> interval();

    /** Time after which a check counts as failed; absent means 30 s. */
    Optional<Duration> timeout();

    /** Time at the start in which failures do not count; absent means none. */
    Optional<Duration> startPeriod();

    /** Failures in a row that make the container unhealthy; absent means 3. */
    OptionalInt retries();

    /** Switches the image's own check off. */
    static Healthcheck disable() {
        return builder().disabled(true).build();
    }

    /** Builds a check. */
    static Builder builder() {
        return new Builder();
    }

    /** Refuses times that the engine does not take: it wants at least 1 ms, or none. */
    @Value.Check
    default void check() {
        command().ifPresent(command -> Text.nonEmpty("healthcheck", command));
        boolean anything = command().isPresent()
                || interval().isPresent()
                || timeout().isPresent()
                || startPeriod().isPresent()
                || retries().isPresent();
        if (disabled() && anything) {
            throw new MalformedValueException(
                    "healthcheck", "disabled", "stands beside other settings", "expected one of them");
        }
        if (!disabled() && !anything) {
            throw new MalformedValueException("healthcheck", "", "says nothing", "leave the control out instead");
        }
        List.of(interval(), timeout(), startPeriod())
                .forEach(time -> time.filter(t -> t.compareTo(Duration.ofMillis(1)) < 0)
                        .ifPresent(t -> {
                            throw new MalformedValueException(
                                    "healthcheck", t.toString(), "is shorter than 1 ms", "expected a time such as 30s");
                        }));
        if (retries().orElse(1) < 1) {
            throw new MalformedValueException(
                    "healthcheck",
                    Integer.toString(retries().getAsInt()),
                    "is no number of retries",
                    "expected 1 or more");
        }
    }

    /** Builds a {@link Healthcheck}. */
    final class Builder extends ImmutableHealthcheck.Builder {
        Builder() {}
    }
}
