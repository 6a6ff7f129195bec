package dev.hasp.observed;

import java.util.List;
import java.util.Set;

/** {@code /proc/PID/net/dev}: two lines of titles, then a network interface on each line. */
final class NetDev {

    /**
     * What the kernel puts into every network namespace once the driver is loaded; none leads anywhere by itself (Linux
     * Documentation/admin-guide/sysctl/net.rst, {@code fb_tunnels_only_for_init_net}).
     */
    private static final Set<String> FALLBACKS =
            Set.of("tunl0", "gre0", "gretap0", "erspan0", "ip_vti0", "ip6_vti0", "sit0", "ip6tnl0", "ip6gre0");

    private NetDev() {}

    static List<String> interfaces(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 2 || !lines.get(0).startsWith("Inter-|")) {
            throw new NotUnderstood("a table of interfaces", text);
        }
        return lines.subList(2, lines.size()).stream().map(NetDev::name).toList();
    }

    private static String name(String line) {
        int colon = line.lastIndexOf(':');
        if (colon < 1) {
            throw new NotUnderstood("an interface", line);
        }
        return line.substring(0, colon).strip();
    }

    /** Whether nothing is there that leads out. */
    static boolean loopbackOnly(List<String> interfaces) {
        return interfaces.stream().allMatch(name -> name.equals("lo") || FALLBACKS.contains(name));
    }
}
