package dev.hasp.seccomp.learn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The names that strace writes for arguments on which profiles set conditions: address families ({@code
 * linux/socket.h}), clone flags ({@code linux/sched.h}) and execution domains ({@code linux/personality.h}).
 */
final class Symbols {

    private static final List<String> FAMILIES = List.of("""
            UNSPEC UNIX INET AX25 IPX APPLETALK NETROM BRIDGE ATMPVC X25 INET6 ROSE DECnet NETBEUI SECURITY KEY NETLINK
            PACKET ASH ECONET ATMSVC RDS SNA IRDA PPPOX WANPIPE LLC IB MPLS CAN TIPC BLUETOOTH IUCV RXRPC ISDN PHONET
            IEEE802154 CAIF ALG NFC VSOCK KCM QIPCRTR SMC XDP MCTP
            """.strip().split("\\s+"));

    /** From bit 7, CLONE_NEWTIME, up to bit 31; - is a bit that is none of clone's. */
    private static final List<String> CLONE = List.of("""
            NEWTIME VM FS FILES SIGHAND PIDFD PTRACE VFORK PARENT THREAD NEWNS SYSVSEM SETTLS PARENT_SETTID
            CHILD_CLEARTID DETACHED UNTRACED CHILD_SETTID NEWCGROUP NEWUTS NEWIPC NEWUSER NEWPID NEWNET IO
            """.strip().split("\\s+"));

    private static final Map<String, Long> VALUES = values();

    private Symbols() {}

    private static Map<String, Long> values() {
        Map<String, Long> values = new HashMap<>();
        for (int i = 0; i < FAMILIES.size(); i++) {
            values.put("AF_" + FAMILIES.get(i), (long) i);
        }
        for (int i = 0; i < CLONE.size(); i++) {
            values.put("CLONE_" + CLONE.get(i), 1L << (i + 7));
        }
        values.put("SIGCHLD", 17L);
        values.put("PER_LINUX", 0L);
        values.put("PER_LINUX32", 8L);
        values.put("UNAME26", 0x20000L);
        return Map.copyOf(values);
    }

    /** The value of a number, in any of strace's bases, or of names and numbers joined by bars; empty if one is not known. */
    static OptionalLong value(String text) {
        long value = 0;
        for (String part : text.split("\\|", -1)) {
            OptionalLong one = one(part);
            if (one.isEmpty()) {
                return one;
            }
            value |= one.getAsLong();
        }
        return OptionalLong.of(value);
    }

    private static OptionalLong one(String text) {
        Long named = VALUES.get(text);
        if (named != null) {
            return OptionalLong.of(named);
        }
        // a negative number does not tell how wide the register was filled
        if (text.isEmpty() || !Character.isDigit(text.charAt(0))) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(
                    text.startsWith("0x")
                            ? Long.parseUnsignedLong(text.substring(2), 16)
                            : Long.parseUnsignedLong(text, text.startsWith("0") ? 8 : 10));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
