package dev.hasp.mac;

import dev.hasp.control.Protocol;
import dev.hasp.selinux.cil.TypeName;
import java.util.HashMap;
import java.util.Map;

/**
 * The types of ports, where Debian's policy and Fedora's agree (refpolicy 2.20250213 {@code corenetwork.te.in}); every
 * other port has that of its range. A host may say otherwise, and then refuses to listen: nothing more is opened.
 */
final class PortTypes {

    private static final Map<String, String> KNOWN = known(
            "http_port_t: tcp/80 tcp/443 tcp/488 tcp/8008 tcp/8009 tcp/8443",
            "http_cache_port_t: tcp/3128 tcp/8080 tcp/8118 tcp/8123",
            "transproxy_port_t: tcp/8081",
            "soundd_port_t: tcp/8000",
            "websm_port_t: tcp/9090 udp/9090",
            "commplex_main_port_t: tcp/5000 udp/5000",
            "ssh_port_t: tcp/22",
            "dns_port_t: tcp/53 udp/53",
            "ftp_port_t: tcp/21 tcp/990",
            "smtp_port_t: tcp/25 tcp/465 tcp/587",
            "pop_port_t: tcp/110 tcp/143 tcp/993 tcp/995",
            "ldap_port_t: tcp/389 udp/389 tcp/636 udp/636",
            "mysqld_port_t: tcp/3306",
            "postgresql_port_t: tcp/5432",
            "redis_port_t: tcp/6379",
            "memcache_port_t: tcp/11211 udp/11211",
            "amqp_port_t: tcp/5671 udp/5671 tcp/5672 udp/5672");

    private static final int FIRST_HIGH = 512;
    private static final int FIRST_UNRESERVED = 1024;

    private PortTypes() {}

    private static Map<String, String> known(String... lines) {
        Map<String, String> known = new HashMap<>();
        for (String line : lines) {
            String[] words = line.split(":? ", -1);
            for (int i = 1; i < words.length; i++) {
                known.put(words[i], words[0]);
            }
        }
        return known;
    }

    static TypeName of(Protocol protocol, int port) {
        String ofRange = port < FIRST_HIGH
                ? "reserved_port_t"
                : port < FIRST_UNRESERVED ? "hi_reserved_port_t" : "unreserved_port_t";
        return TypeName.of(KNOWN.getOrDefault(protocol + "/" + port, ofRange));
    }
}
