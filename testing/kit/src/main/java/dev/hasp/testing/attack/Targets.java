package dev.hasp.testing.attack;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * What the range has for attacks to be aimed at.
 *
 * @param neighbour address of the neighbour on the shared bridge
 * @param peers addresses of the peer on each of its networks
 * @param gateways addresses of the engine's host on the same networks
 * @param port where the host's service listens
 * @param disk minor number of a loop device that holds a secret; empty where none could be made
 * @param handle {@code struct file_handle} of a file in a volume that nobody mounts, in hexadecimal; empty where there
 *     are none
 */
record Targets(String neighbour, List<String> peers, List<String> gateways, int port, String disk, String handle) {

    Targets {
        peers = List.copyOf(peers);
        gateways = List.copyOf(gateways);
    }

    /** The four bytes of an address. */
    static byte[] bytes(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException notNumeric) {
            throw new IllegalArgumentException(address + " is no address", notNumeric);
        }
    }

    /** What scripts know of them, as assignments of a shell. */
    String shell() {
        return """
                NEIGHBOUR=%s
                PEERS='%s'
                HOSTS='%s'
                PORT=%d
                DISK=%s
                HANDLE=%s
                """.formatted(
                        neighbour,
                        String.join(" ", peers),
                        String.join(" ", gateways),
                        port,
                        disk,
                        handle.isEmpty() ? "" : "yes");
    }
}
