package dev.hasp.selinux.cil;

import dev.hasp.linux.Capability;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What rules are about, with the permissions that the kernel asks for (Linux 6.12 {@code security/selinux/include/classmap.h};
 * Debian 13's policy declares the same). Only what containers need is here.
 */
public enum ObjectClass {
    PROCESS(
            Common.NONE,
            "fork transition sigchld sigkill sigstop signull signal ptrace getsched setsched getsession getpgid setpgid"
                    + " getcap setcap share getattr setexec setfscreate noatsecure siginh setrlimit rlimitinh"
                    + " dyntransition setcurrent execmem execstack execheap setkeycreate setsockcreate getrlimit"),
    KEY(Common.NONE, "view read write search link setattr create"),

    FILE(Common.FILE, "execute_no_trans entrypoint"),
    DIR(Common.FILE, "add_name remove_name reparent search rmdir"),
    LNK_FILE(Common.FILE, ""),
    CHR_FILE(Common.FILE, ""),
    BLK_FILE(Common.FILE, ""),
    FIFO_FILE(Common.FILE, ""),
    SOCK_FILE(Common.FILE, ""),

    CAPABILITY(Common.NONE, capabilities(0, 31)),
    /** Those from bit 32 on, such as PERFMON and BPF. */
    CAPABILITY2(Common.NONE, capabilities(32, 63)),
    /** Over a user namespace that is not the host's. */
    CAP_USERNS(Common.NONE, capabilities(0, 31)),
    CAP2_USERNS(Common.NONE, capabilities(32, 63)),

    TCP_SOCKET(Common.SOCKET, "node_bind name_connect"),
    UDP_SOCKET(Common.SOCKET, "node_bind"),
    SCTP_SOCKET(Common.SOCKET, "node_bind name_connect association"),
    ICMP_SOCKET(Common.SOCKET, "node_bind"),
    RAWIP_SOCKET(Common.SOCKET, "node_bind"),
    PACKET_SOCKET(Common.SOCKET, ""),
    TUN_SOCKET(Common.SOCKET, "attach_queue"),
    NETLINK_ROUTE_SOCKET(Common.SOCKET, "nlmsg_read nlmsg_write"),
    NETLINK_NETFILTER_SOCKET(Common.SOCKET, ""),
    NETIF(Common.NONE, "ingress egress"),
    NODE(Common.NONE, "recvfrom sendto");

    /** Permissions that several classes share. */
    private enum Common {
        NONE(""),
        SOCKET(
                "ioctl read write create getattr setattr lock relabelfrom relabelto append map bind connect listen accept"
                        + " getopt setopt shutdown recvfrom sendto name_bind"),
        FILE("ioctl read write create getattr setattr lock relabelfrom relabelto append map unlink link rename execute"
                + " quotaon mounton audit_access open execmod watch watch_mount watch_sb watch_with_perm watch_reads");

        private final String permissions;

        Common(String permissions) {
            this.permissions = permissions;
        }
    }

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final Set<String> permissions;

    ObjectClass(Common common, String own) {
        Set<String> words =
                new TreeSet<>(List.of((common.permissions + " " + own).strip().split(" ", -1)));
        this.permissions = Collections.unmodifiableSet(words);
    }

    private static String capabilities(int first, int last) {
        return Capability.known().stream()
                .filter(known ->
                        known.bit().orElseThrow() >= first && known.bit().orElseThrow() <= last)
                .map(known -> known.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    /** All of its permissions, sorted. */
    public Set<String> permissions() {
        return permissions;
    }

    /** Its name in policies, such as {@code tcp_socket}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
