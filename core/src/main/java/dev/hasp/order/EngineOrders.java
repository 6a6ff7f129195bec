package dev.hasp.order;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import java.util.List;
import java.util.stream.Stream;

/** Orders of what the engine alone enforces. */
final class EngineOrders {

    static final List<Order<?>> ALL = Stream.concat(
                    NetworkOrders.ALL.stream(),
                    Stream.of(
                            equal(
                                    Aspects.RUNTIME_USED,
                                    "what a runtime makes of a container",
                                    "dockerd(8) --add-runtime"),
                            equal(
                                    Aspects.RUNTIME_NOTES,
                                    "what a runtime makes of notes",
                                    "OCI runtime specification, config.md, Annotations"),
                            equal(
                                    Aspects.VOLUME_PLUGIN,
                                    "what a driver gives access to",
                                    "docker run --volume-driver")))
            .toList();

    private EngineOrders() {}

    private static <T> Order<T> equal(Aspect<T> aspect, String what, String source) {
        return Order.ofValues(
                aspect,
                "equal ones permit the same; " + what + " is its own business, so that two others cannot be compared",
                source,
                (first, second) -> first.equals(second)
                        ? Excess.none()
                        : Excess.undecided(what + " is its own business, and " + aspect + " differs"));
    }
}
