package dev.hasp.control;

/**
 * A line of the container's {@code /etc/hosts}.
 *
 * @param name the host name
 * @param address the address in digits, or {@code host-gateway} for the engine's host
 */
public record ExtraHost(String name, String address) {

    private static final String GATEWAY = "host-gateway";

    public ExtraHost {
        if (!name.matches("[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?")) {
            throw new MalformedValueException(
                    "extra host", name, "is no host name", "expected letters, digits, - and .");
        }
        address = address.equals(GATEWAY) ? GATEWAY : new IpAddress(address).text();
    }

    /** Reads Docker's {@code name:address} or {@code name=address}; IPv6 may stand in brackets. */
    public static ExtraHost parse(String text) {
        int split = text.indexOf('=') >= 0 ? text.indexOf('=') : text.indexOf(':');
        if (split < 1) {
            throw new MalformedValueException("extra host", text, "has no address", "expected name:address");
        }
        String address = text.substring(split + 1);
        boolean brackets = address.startsWith("[") && address.endsWith("]");
        return new ExtraHost(text.substring(0, split), brackets ? address.substring(1, address.length() - 1) : address);
    }

    /** Docker's spelling. */
    @Override
    public String toString() {
        return name + ":" + address;
    }
}
