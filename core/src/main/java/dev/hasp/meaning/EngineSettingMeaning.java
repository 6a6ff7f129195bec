package dev.hasp.meaning;

import static dev.hasp.control.Controls.ANNOTATIONS;
import static dev.hasp.control.Controls.BLKIO_WEIGHT_DEVICES;
import static dev.hasp.control.Controls.IPV4_ADDRESS;
import static dev.hasp.control.Controls.IPV6_ADDRESS;
import static dev.hasp.control.Controls.KERNEL_MEMORY;
import static dev.hasp.control.Controls.LINKS;
import static dev.hasp.control.Controls.LOGGING;
import static dev.hasp.control.Controls.MAC_ADDRESS;
import static dev.hasp.control.Controls.NETWORK;
import static dev.hasp.control.Controls.NETWORK_ALIASES;
import static dev.hasp.control.Controls.PORTS;
import static dev.hasp.control.Controls.PUBLISH_ALL_PORTS;
import static dev.hasp.control.Controls.RUNTIME;
import static dev.hasp.control.Controls.STORAGE_OPTIONS;
import static dev.hasp.control.Controls.VOLUME_DRIVER;

import dev.hasp.control.ByteSize;
import dev.hasp.control.Logging;
import dev.hasp.control.MalformedValueException;
import dev.hasp.control.NetworkMode;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Limit;
import dev.hasp.effective.Reason;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the engine itself does for a container and the kernel knows nothing of: networks, ports, its output. */
final class EngineSettingMeaning implements Meaning {

    /** What stands for all ports that the image exposes. */
    private static final String EXPOSED = "exposed";

    /** moby {@code volume.DefaultDriverName}. */
    private static final String LOCAL_VOLUMES = "local";

    @Override
    public void of(Derivation derivation) {
        network(derivation);
        ports(derivation);
        links(derivation);
        addresses(derivation);
        drivers(derivation);
        runtime(derivation);
        output(derivation);
        layer(derivation);
        weights(derivation);
    }

    /** moby {@code runconfig.DefaultDaemonNetworkMode}: the default is bridge; Podman has a default of its own. */
    private static void network(Derivation derivation) {
        NetworkMode asked = derivation.get(NETWORK).orElse(NetworkMode.engineDefault());
        boolean isBridge = asked.equals(NetworkMode.engineDefault())
                && !derivation.engine().isPodman();
        derivation.mean(
                Aspects.NETWORK_JOINED, isBridge ? NetworkMode.bridge() : asked, derivation.askedOrDefault(NETWORK));
    }

    private static void ports(Derivation derivation) {
        SortedSet<String> ports = new TreeSet<>();
        derivation.each(PORTS).forEach(port -> ports.add(port.toString()));
        if (derivation.is(PUBLISH_ALL_PORTS)) {
            ports.add(EXPOSED);
        }
        derivation.mean(Aspects.PUBLISHED_PORTS, ports, derivation.askedOrDefault(PORTS));
    }

    private static void links(Derivation derivation) {
        SortedSet<String> links = new TreeSet<>();
        derivation.each(LINKS).forEach(link -> links.add(link.toString()));
        derivation.mean(Aspects.LINKED, links, derivation.askedOrDefault(LINKS));
    }

    private static void addresses(Derivation derivation) {
        derivation.mean(
                Aspects.NETWORK_NAMES,
                new TreeSet<>(derivation.each(NETWORK_ALIASES)),
                derivation.askedOrDefault(NETWORK_ALIASES));
        SortedMap<String, String> addresses = new TreeMap<>();
        derivation.get(IPV4_ADDRESS).ifPresent(address -> addresses.put("ipv4", address.text()));
        derivation.get(IPV6_ADDRESS).ifPresent(address -> addresses.put("ipv6", address.text()));
        derivation.get(MAC_ADDRESS).ifPresent(address -> addresses.put("mac", address));
        derivation.mean(Aspects.ADDRESSES, addresses, derivation.askedOrDefault(IPV4_ADDRESS));
    }

    private static void drivers(Derivation derivation) {
        derivation.mean(
                Aspects.VOLUME_PLUGIN,
                derivation.get(VOLUME_DRIVER).orElse(LOCAL_VOLUMES),
                derivation.askedOrDefault(VOLUME_DRIVER));
    }

    private static void runtime(Derivation derivation) {
        derivation.meanIfKnown(
                Aspects.RUNTIME_USED,
                derivation.get(RUNTIME).or(() -> derivation.engine().defaultRuntime()),
                List.of(derivation.askedOrDefault(RUNTIME)));
        derivation.mean(
                Aspects.RUNTIME_NOTES,
                Collections.unmodifiableSortedMap(
                        new TreeMap<>(derivation.get(ANNOTATIONS).orElse(Map.of()))),
                derivation.askedOrDefault(ANNOTATIONS));
    }

    private static void output(Derivation derivation) {
        Optional<Logging> asked = derivation.get(LOGGING);
        if (asked.isEmpty()) {
            derivation.unknown(
                    Aspects.OUTPUT_KEPT,
                    derivation.engineDefault(),
                    Reason.of("the options of the daemon's log driver are not known"));
            return;
        }
        derivation.meanIfKnown(
                Aspects.OUTPUT_KEPT,
                kept(asked.get()),
                List.of(derivation.asked(LOGGING), Reason.of("how much the host keeps is the log driver's business")));
    }

    /** moby {@code daemon/logger/jsonfilelog} and {@code local}: files of a size, and how many of them. */
    private static Optional<Limit> kept(Logging logging) {
        return switch (logging.driver()) {
            case "none" -> Optional.of(Limit.of(0));
            case "json-file" -> files(logging, "-1", "1");
            case "local" -> files(logging, "20m", "5");
            default -> Optional.empty();
        };
    }

    private static Optional<Limit> files(Logging logging, String usualSize, String usualCount) {
        String size = logging.options().getOrDefault("max-size", usualSize);
        if (size.equals("-1")) {
            return Optional.of(Limit.unlimited());
        }
        try {
            long count = Long.parseLong(logging.options().getOrDefault("max-file", usualCount));
            return Optional.of(Limit.of(Math.multiplyExact(ByteSize.parse(size).bytes(), count)));
        } catch (MalformedValueException | ArithmeticException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /** dockerd(8): only some storage drivers know a size, and one that does not refuses it. */
    private static void layer(Derivation derivation) {
        Optional<String> size = derivation.get(STORAGE_OPTIONS).map(options -> options.get("size"));
        if (size.isEmpty()) {
            derivation.mean(Aspects.WRITABLE_LAYER, Limit.unlimited(), derivation.askedOrDefault(STORAGE_OPTIONS));
            return;
        }
        Optional<Limit> limit;
        try {
            limit = Optional.of(Limit.of(ByteSize.parse(size.get()).bytes()));
        } catch (MalformedValueException unreadable) {
            limit = Optional.empty();
        }
        derivation.meanIfKnown(
                Aspects.WRITABLE_LAYER,
                limit,
                List.of(derivation.asked(STORAGE_OPTIONS), Reason.of("as far as the storage driver has it")));
    }

    private static void weights(Derivation derivation) {
        derivation.mean(
                Aspects.KERNEL_MEMORY_ASKED,
                derivation
                        .get(KERNEL_MEMORY)
                        .filter(size -> size.bytes() > 0) // to engines 0 is no limit
                        .map(size -> Limit.of(size.bytes()))
                        .orElse(Limit.unlimited()),
                derivation.askedOrDefault(KERNEL_MEMORY));
        SortedMap<String, Integer> weights = new TreeMap<>();
        derivation.each(BLKIO_WEIGHT_DEVICES).forEach(device -> weights.put(device.path(), device.weight()));
        derivation.mean(Aspects.DEVICE_WEIGHTS, weights, derivation.askedOrDefault(BLKIO_WEIGHT_DEVICES));
    }
}
