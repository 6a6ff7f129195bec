package dev.hasp.apparmor;

/**
 * Addresses of Unix sockets that are no files ({@code apparmor.d(5)}, Unix socket address paths); those that are files
 * are matters of file rules.
 *
 * @param text {@code none} for unnamed sockets, {@code auto} for addresses that the kernel chooses, or {@code @} and a
 *     pattern for the abstract name
 */
public record SocketAddress(String text) {

    /** Checks the pattern. */
    public SocketAddress {
        if (!text.equals("none") && !text.equals("auto")) {
            if (!text.startsWith("@") || text.startsWith("@{")) {
                throw new MalformedAppArmorException(
                        "address of a Unix socket",
                        text,
                        "is no abstract address",
                        "expected none, auto or @ and a name");
            }
            GlobParser.parse("address of a Unix socket", text);
        }
    }

    /** An address. */
    public static SocketAddress of(String text) {
        return new SocketAddress(text);
    }
}
