package dev.hasp.linux;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A Linux capability, as in {@code capabilities(7)}.
 *
 * <p>The known ones are constants with the kernel's bit number. A capability that this version does not know is
 * carried by its name, so that an older Hasp never loses what a newer kernel or engine says. {@code ALL} is not a
 * capability: it is a word of the engine's lists.
 */
public final class Capability implements Comparable<Capability> {

    private static final Map<String, Capability> KNOWN = new LinkedHashMap<>();
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,62}");
    private static final String PREFIX = "CAP_";

    public static final Capability CHOWN = known(0, "CHOWN", "change the owner of any file");
    public static final Capability DAC_OVERRIDE =
            known(1, "DAC_OVERRIDE", "read, write and execute files whatever their permission bits say");
    public static final Capability DAC_READ_SEARCH =
            known(2, "DAC_READ_SEARCH", "read any file and list any directory, and open files by handle past a mount");
    public static final Capability FOWNER =
            known(3, "FOWNER", "change modes, times and attributes of files that belong to other users");
    public static final Capability FSETID =
            known(4, "FSETID", "keep the setuid and setgid bits when a file is changed");
    public static final Capability KILL = known(5, "KILL", "signal processes of other users");
    public static final Capability SETGID = known(6, "SETGID", "take any group id and any supplementary group");
    public static final Capability SETUID = known(7, "SETUID", "take any user id");
    public static final Capability SETPCAP =
            known(8, "SETPCAP", "move bounding-set capabilities to the inheritable set and drop them");
    public static final Capability LINUX_IMMUTABLE =
            known(9, "LINUX_IMMUTABLE", "set the append-only and immutable file attributes");
    public static final Capability NET_BIND_SERVICE =
            known(10, "NET_BIND_SERVICE", "listen on ports below the unprivileged start (usually 1024)");
    public static final Capability NET_BROADCAST = known(11, "NET_BROADCAST", "unused by the kernel");
    public static final Capability NET_ADMIN =
            known(12, "NET_ADMIN", "configure interfaces, routes, firewall and traffic control");
    public static final Capability NET_RAW =
            known(13, "NET_RAW", "send raw and packet-socket frames, so forge ARP, DNS and IP addresses");
    public static final Capability IPC_LOCK =
            known(14, "IPC_LOCK", "lock memory beyond RLIMIT_MEMLOCK and use huge pages");
    public static final Capability IPC_OWNER = known(15, "IPC_OWNER", "use System V IPC objects of other users");
    public static final Capability SYS_MODULE = known(16, "SYS_MODULE", "load code into the kernel");
    public static final Capability SYS_RAWIO =
            known(17, "SYS_RAWIO", "reach I/O ports, /dev/mem and raw disk commands");
    public static final Capability SYS_CHROOT =
            known(18, "SYS_CHROOT", "change the root directory and join mount namespaces");
    public static final Capability SYS_PTRACE =
            known(19, "SYS_PTRACE", "trace any process and read or write its memory");
    public static final Capability SYS_PACCT = known(20, "SYS_PACCT", "switch process accounting");
    public static final Capability SYS_ADMIN =
            known(21, "SYS_ADMIN", "mount, set namespaces and dozens of other administration calls: close to root");
    public static final Capability SYS_BOOT = known(22, "SYS_BOOT", "reboot and load a new kernel");
    public static final Capability SYS_NICE =
            known(23, "SYS_NICE", "raise priorities and set scheduling, affinity and NUMA placement of any process");
    public static final Capability SYS_RESOURCE =
            known(24, "SYS_RESOURCE", "exceed resource limits, quotas and reserved disk space");
    public static final Capability SYS_TIME = known(25, "SYS_TIME", "set the system clock");
    public static final Capability SYS_TTY_CONFIG = known(26, "SYS_TTY_CONFIG", "hang up and configure terminals");
    public static final Capability MKNOD = known(27, "MKNOD", "create device nodes");
    public static final Capability LEASE = known(28, "LEASE", "take leases on any file");
    public static final Capability AUDIT_WRITE = known(29, "AUDIT_WRITE", "write to the kernel's audit log");
    public static final Capability AUDIT_CONTROL = known(30, "AUDIT_CONTROL", "switch auditing and change its rules");
    public static final Capability SETFCAP = known(31, "SETFCAP", "give capabilities to files");
    public static final Capability MAC_OVERRIDE = known(32, "MAC_OVERRIDE", "override Smack's access control");
    public static final Capability MAC_ADMIN = known(33, "MAC_ADMIN", "change Smack and AppArmor policy");
    public static final Capability SYSLOG = known(34, "SYSLOG", "read the kernel log and see kernel addresses");
    public static final Capability WAKE_ALARM = known(35, "WAKE_ALARM", "set timers that wake the machine");
    public static final Capability BLOCK_SUSPEND = known(36, "BLOCK_SUSPEND", "keep the machine from suspending");
    public static final Capability AUDIT_READ = known(37, "AUDIT_READ", "read the audit log");
    public static final Capability PERFMON =
            known(38, "PERFMON", "observe performance events of the whole machine (Linux 5.8)");
    public static final Capability BPF = known(39, "BPF", "load BPF programs and maps (Linux 5.8)");
    public static final Capability CHECKPOINT_RESTORE =
            known(40, "CHECKPOINT_RESTORE", "checkpoint and restore processes (Linux 5.9)");

    private static final Comparator<Capability> ORDER = Comparator.comparingInt(
                    (Capability c) -> c.bit < 0 ? Integer.MAX_VALUE : c.bit)
            .thenComparing(c -> c.name);

    private final String name;
    private final int bit;
    private final String permits;

    private Capability(String name, int bit, String permits) {
        this.name = name;
        this.bit = bit;
        this.permits = permits;
    }

    private static Capability known(int bit, String name, String permits) {
        Capability capability = new Capability(name, bit, permits);
        KNOWN.put(name, capability);
        return capability;
    }

    /**
     * Reads a capability's name in any case, with or without {@code CAP_}.
     *
     * @throws IllegalArgumentException if the text cannot be a capability's name, or is {@code ALL}
     */
    public static Capability of(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        String name = upper.startsWith(PREFIX) ? upper.substring(PREFIX.length()) : upper;
        if (!NAME.matcher(name).matches() || name.equals("ALL")) {
            throw new IllegalArgumentException("capability: \"" + text
                    + "\" is no capability's name; expected one such as NET_BIND_SERVICE or CAP_CHOWN");
        }
        Capability known = KNOWN.get(name);
        return known != null ? known : new Capability(name, -1, "unknown to this version of Hasp");
    }

    /** The capabilities that this version knows, in the order of the kernel's bits. */
    public static List<Capability> known() {
        return List.copyOf(Collections.unmodifiableCollection(KNOWN.values()));
    }

    /** The name without {@code CAP_}, in upper case, such as {@code NET_ADMIN}. */
    public String name() {
        return name;
    }

    /** The name as the kernel and the OCI specification spell it, such as {@code CAP_NET_ADMIN}. */
    public String kernelName() {
        return PREFIX + name;
    }

    /** The bit in the kernel's sets, or empty for a capability that this version does not know. */
    public OptionalInt bit() {
        return bit < 0 ? OptionalInt.empty() : OptionalInt.of(bit);
    }

    /** Whether this version knows the capability. */
    public boolean isKnown() {
        return bit >= 0;
    }

    /** What it permits, in a few words that continue "may …" (after {@code capabilities(7)}). */
    public String permits() {
        return permits;
    }

    /** By bit; unknown ones last, by name. */
    @Override
    public int compareTo(Capability other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Capability that && that.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return kernelName();
    }
}
