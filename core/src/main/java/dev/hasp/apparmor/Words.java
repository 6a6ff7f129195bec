package dev.hasp.apparmor;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The words of rules that the compiler knows ({@code apparmor.d(5)} and apparmor_parser 3.0.8). */
final class Words {

    static final Set<String> FLAGS = words("attach_disconnected no_attach_disconnected mediate_deleted delegate_deleted"
            + " chroot_relative namespace_relative chroot_attach chroot_no_attach audit");

    /** Flags of which a profile has one at most. */
    static final List<Set<String>> OPPOSITE_FLAGS = List.of(
            words("attach_disconnected no_attach_disconnected"),
            words("mediate_deleted delegate_deleted"),
            words("chroot_relative namespace_relative"),
            words("chroot_attach chroot_no_attach"));

    static final Set<String> NETWORK_FAMILIES =
            words("unspec unix inet ax25 ipx appletalk netrom bridge atmpvc x25 inet6"
                    + " rose netbeui security key netlink packet ash econet atmsvc rds sna irda pppox wanpipe llc ib mpls can tipc"
                    + " bluetooth iucv rxrpc isdn phonet ieee802154 caif alg nfc vsock kcm qipcrtr smc xdp mctp");

    static final Set<String> SOCKET_TYPES = words("stream dgram seqpacket rdm raw packet");

    static final Set<String> PROTOCOLS = words("tcp udp icmp");

    static final Set<String> SIGNAL_ACCESS = words("send receive");

    static final Set<String> SIGNALS = signals();

    static final Set<String> PTRACE_ACCESS = words("read trace readby tracedby");

    /** What a socket does by itself, which a rule that names a peer cannot have. */
    static final Set<String> OWN_UNIX_ACCESS = words("create bind listen shutdown getattr setattr getopt setopt");

    static final Set<String> UNIX_ACCESS =
            words("create bind listen accept connect shutdown getattr setattr getopt setopt send receive");

    static final Set<String> UNIX_TYPES = words("stream dgram seqpacket");

    /** Options of mounts that take a mounted file system as it is. */
    static final Set<String> REUSING =
            words("remount bind rbind move unbindable runbindable private rprivate slave rslave" + " shared rshared");

    /** Those of them that take it from another place. */
    static final Set<String> MOVING = words("bind rbind move");

    static final Set<String> MOUNT_OPTIONS =
            words("ro rw nosuid suid nodev dev noexec exec sync async remount mand nomand"
                    + " dirsync noatime atime nodiratime diratime bind rbind move verbose silent loud acl noacl unbindable"
                    + " runbindable private rprivate slave rslave shared rshared relatime norelatime iversion noiversion strictatime"
                    + " nouser user");

    static final Set<String> EXEC_MODES = words("ix ux Ux px Px cx Cx pix Pix cix Cix pux PUx cux CUx x");

    /** The modes that change to a profile, which can be named. */
    static final Set<String> CHANGING_MODES = words("px Px cx Cx pix Pix cix Cix pux PUx cux CUx");

    private Words() {}

    /** The words in order; refuses the first that is unknown. */
    static SortedSet<String> known(String what, Collection<String> words, Set<String> known) {
        for (String word : words) {
            if (!known.contains(word)) {
                throw new MalformedAppArmorException(
                        what, word, "is unknown", "expected one of " + String.join(", ", known));
            }
        }
        return Collections.unmodifiableSortedSet(new TreeSet<>(words));
    }

    private static Set<String> signals() {
        Set<String> signals = new TreeSet<>(words(
                "hup int quit ill trap abrt bus fpe kill usr1 segv usr2 pipe alrm term stkflt chld cont stop stp ttin"
                        + " ttou urg xcpu xfsz vtalrm prof winch io pwr sys emt exists"));
        for (int number = 0; number <= 32; number++) {
            signals.add("rtmin+" + number);
        }
        return Collections.unmodifiableSet(signals);
    }

    private static Set<String> words(String words) {
        return Collections.unmodifiableSet(new TreeSet<>(List.of(words.split(" "))));
    }
}
