package dev.hasp.control;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * An IPv4 or IPv6 address in digits; no name is ever looked up.
 *
 * @param text the address, in Java's spelling of it
 */
public record IpAddress(String text) {

    private static final Pattern V4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    public IpAddress {
        if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
            throw malformed(text);
        }
        try {
            text = InetAddress.getByName(text).getHostAddress();
        } catch (UnknownHostException notAnAddress) {
            throw malformed(text);
        }
    }

    /** Reads an address in digits. */
    public static IpAddress parse(String text) {
        return new IpAddress(text);
    }

    private static MalformedValueException malformed(String text) {
        return new MalformedValueException(
                "address", text, "is no IP address", "expected digits such as 127.0.0.1 or ::1");
    }

    /** Whether this is an IPv6 address. */
    public boolean isV6() {
        return text.indexOf(':') >= 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
