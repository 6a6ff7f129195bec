package dev.hasp.control;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/** Devices that a driver of the engine adds: GPUs by count or by id, or devices by their CDI name. */
@ControlStyle
@Value.Immutable
public interface DeviceRequest {

    /** Docker's number for all devices. */
    int ALL = -1;

    /** The driver, such as {@code nvidia} or {@code cdi}; absent lets the capabilities choose. */
    Optional<String> driver();

    /** How many devices, or {@link #ALL}; not together with ids. */
    OptionalInt count();

    /** Which devices, by number, UUID or CDI name. */
    List<String> deviceIds();

    /** What the driver must offer: alternatives, each a list that must hold together. */
    List<List<String>> capabilities();

    /** Options for the driver. */
    Map<String, String> options();

    /** GPUs by number or UUID. */
    static DeviceRequest gpus(List<String> ids) {
        return builder().addAllDeviceIds(ids).addCapability(List.of("gpu")).build();
    }

    /** Any so many GPUs, or {@link #ALL}. */
    static DeviceRequest gpus(int count) {
        return builder().count(count).addCapability(List.of("gpu")).build();
    }

    /** A device by its CDI name, {@code vendor/class=name} (engine 25). */
    static DeviceRequest cdi(String name) {
        return builder().driver("cdi").addDeviceId(name).build();
    }

    /** Builds a request. */
    static Builder builder() {
        return new Builder();
    }

    /** Whether this names devices by CDI. */
    default boolean isCdi() {
        return driver().filter("cdi"::equals).isPresent();
    }

    /** Refuses what no driver can serve. */
    @Value.Check
    default void check() {
        if (count().isPresent() && !deviceIds().isEmpty()) {
            throw new MalformedValueException(
                    "device request", deviceIds().toString(), "has ids and a count", "expected one of them");
        }
        if (count().isPresent() && count().getAsInt() < ALL) {
            throw new MalformedValueException(
                    "device request",
                    Integer.toString(count().getAsInt()),
                    "is negative",
                    "expected a count, or -1 for all");
        }
        driver().ifPresent(driver -> Text.nonEmpty("device driver", driver));
        deviceIds().forEach(id -> Text.nonEmpty("device id", id));
        capabilities().forEach(all -> all.forEach(capability -> Text.nonEmpty("device capability", capability)));
        options().forEach((key, value) -> {
            Text.nonEmpty("device option", key);
            Text.noNul("device option", value);
        });
    }

    /** Builds a {@link DeviceRequest}. */
    final class Builder extends ImmutableDeviceRequest.Builder {
        Builder() {}
    }
}
