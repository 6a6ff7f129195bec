package dev.hasp.control;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A port of the container that the host listens on.
 *
 * @param hostAddress the host's address to listen on; empty means every one
 * @param hostPort the host's port; empty lets the engine choose
 * @param containerPort the container's port
 * @param protocol the transport
 */
public record PublishedPort(
        Optional<IpAddress> hostAddress, OptionalInt hostPort, int containerPort, Protocol protocol) {

    private static final Pattern FORM = Pattern.compile(
            "(?:(?:\\[([0-9a-fA-F:.]+)]|([0-9]+\\.[0-9.]+)):)?(?:([0-9]{0,5}):)?([0-9]{1,5})(?:/(tcp|udp|sctp))?");

    public PublishedPort {
        if (containerPort < 1 || containerPort > 65535 || hostPort.orElse(0) < 0 || hostPort.orElse(0) > 65535) {
            throw new MalformedValueException(
                    "port", hostPort.orElse(0) + ":" + containerPort, "is out of range", "expected 1 to 65535");
        }
        hostPort = hostPort.orElse(0) == 0 ? OptionalInt.empty() : hostPort;
    }

    /** A TCP port, reachable from the host alone. */
    public static PublishedPort loopback(int hostPort, int containerPort) {
        return new PublishedPort(
                Optional.of(new IpAddress("127.0.0.1")), OptionalInt.of(hostPort), containerPort, Protocol.TCP);
    }

    /** Reads Docker's {@code [[address:][hostPort]:]containerPort[/protocol]}; ranges are not read, list each port. */
    public static PublishedPort parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        boolean matches = form.matches();
        String address = matches ? (form.group(1) != null ? form.group(1) : form.group(2)) : null;
        if (!matches || (address != null && form.group(3) == null)) {
            throw new MalformedValueException(
                    "port",
                    text,
                    "is no published port",
                    "expected address:hostPort:containerPort/protocol; list each port of a range");
        }
        String host = form.group(3);
        return new PublishedPort(
                Optional.ofNullable(address).map(IpAddress::new),
                host == null || host.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(host)),
                Integer.parseInt(form.group(4)),
                form.group(5) == null ? Protocol.TCP : Protocol.parse(form.group(5)));
    }

    /** Docker's spelling. */
    @Override
    public String toString() {
        String address = hostAddress
                .map(a -> (a.isV6() ? "[" + a + "]" : a.text()) + ":")
                .orElse("");
        String host = hostPort.isPresent() ? hostPort.getAsInt() + ":" : address.isEmpty() ? "" : ":";
        return address + host + containerPort + "/" + protocol;
    }
}
