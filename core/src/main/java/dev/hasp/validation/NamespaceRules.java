package dev.hasp.validation;

import static dev.hasp.control.Controls.DOMAINNAME;
import static dev.hasp.control.Controls.HOSTNAME;
import static dev.hasp.control.Controls.INIT;
import static dev.hasp.control.Controls.IPC;
import static dev.hasp.control.Controls.MOUNTS;
import static dev.hasp.control.Controls.NETWORK;
import static dev.hasp.control.Controls.PID;
import static dev.hasp.control.Controls.PRIVILEGED;
import static dev.hasp.control.Controls.SE_LINUX;
import static dev.hasp.control.Controls.SHM_SIZE;
import static dev.hasp.control.Controls.TMPFS;
import static dev.hasp.control.Controls.USERNS;
import static dev.hasp.control.Controls.UTS;
import static dev.hasp.control.Controls.WRITABLE_CGROUPS;
import static dev.hasp.validation.Rule.error;
import static dev.hasp.validation.Rule.warning;

import dev.hasp.control.Control;
import dev.hasp.control.IpcMode;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.UsernsMode;
import dev.hasp.control.UtsMode;
import java.util.List;

/** Namespaces that are shared, and settings that need one of its own ({@code namespaces(7)}). */
final class NamespaceRules {

    static final List<Rule> ALL = List.of(
            warning(
                    "userns-host",
                    "leave userns out, so that a daemon that remaps ids does so here too",
                    NamespaceRules::usernsHost),
            warning(
                    "refused-where-ids-are-remapped",
                    "leave it out, or set userns to host and lose the remapping",
                    NamespaceRules::refusedUnderRemap),
            error("name-with-host-uts", "leave the name out, or uts", NamespaceRules::nameWithHostUts),
            error(
                    "shm-size-without-own-shm",
                    "leave shmSize out, or give the container its own /dev/shm",
                    NamespaceRules::shmSize),
            error("init-without-own-pid-namespace", "leave init out, or pid", NamespaceRules::init),
            warning(
                    "host-namespace-without-selinux",
                    "name a type in seLinux, or disable it to say so",
                    NamespaceRules::seLinuxLost),
            error(
                    "host-namespace-with-default-selinux",
                    "name a type in seLinux, or leave the host's namespace out",
                    NamespaceRules::seLinuxDefault));

    private NamespaceRules() {}

    /** dockerd(8) userns-remap: host switches the daemon's remapping off for one container. */
    private static void usernsHost(Asked asked, Rule.Found found) {
        asked.userns()
                .filter(UsernsMode.HOST::equals)
                .ifPresent(host -> found.at(
                        USERNS,
                        asked.say(USERNS, host) + " makes root inside root outside, also where the daemon remaps ids"));
    }

    /** moby verifyPlatformContainerSettings; host ipc fails at start, writable cgroups in the runtime. */
    private static void refusedUnderRemap(Asked asked, Rule.Found found) {
        if (asked.userns().filter(UsernsMode.HOST::equals).isPresent()) {
            return;
        }
        if (asked.is(PRIVILEGED)) {
            refused(asked, found, PRIVILEGED, true);
        }
        asked.network().filter(NetworkMode.host()::equals).ifPresent(mode -> refused(asked, found, NETWORK, mode));
        asked.pid().filter(PidMode.host()::equals).ifPresent(mode -> refused(asked, found, PID, mode));
        asked.ipc().filter(IpcMode.host()::equals).ifPresent(mode -> refused(asked, found, IPC, mode));
        if (asked.is(WRITABLE_CGROUPS)) {
            refused(asked, found, WRITABLE_CGROUPS, true);
        }
    }

    private static void refused(Asked asked, Rule.Found found, Control<?> control, Object value) {
        found.at(control, asked.say(control, value) + " is refused by a daemon that remaps ids");
    }

    /** moby validateNetMode for the host name; runc validate.uts for the domain name. */
    private static void nameWithHostUts(Asked asked, Rule.Found found) {
        if (asked.uts().filter(UtsMode.HOST::equals).isEmpty()) {
            return;
        }
        for (Control<String> name : List.of(HOSTNAME, DOMAINNAME)) {
            asked.get(name)
                    .ifPresent(value -> found.at(
                            name,
                            asked.say(name, value) + " cannot be set, since " + asked.say(UTS, "host")
                                    + " has the host's"));
        }
    }

    /** moby setupIPCDirs: only a container with a /dev/shm of its own gets one of this size. */
    private static void shmSize(Asked asked, Rule.Found found) {
        asked.shmSize().ifPresent(size -> {
            asked.ipc()
                    .filter(ipc -> ipc.kind() == IpcMode.Kind.NONE
                            || ipc.kind() == IpcMode.Kind.HOST
                            || ipc.kind() == IpcMode.Kind.CONTAINER)
                    .ifPresent(ipc -> found.at(
                            SHM_SIZE,
                            asked.say(SHM_SIZE, size) + " is ignored, since " + asked.say(IPC, ipc)
                                    + " leaves no /dev/shm of its own"));
            for (Control<?> control : List.of(TMPFS, MOUNTS)) {
                if (MountRules.targets(asked, control).contains("/dev/shm")) {
                    found.at(
                            SHM_SIZE,
                            asked.say(SHM_SIZE, size) + " is ignored, since " + asked.say(control, "/dev/shm")
                                    + " takes its place");
                }
            }
        });
    }

    /** moby WithCommonOptions: an init is only added to a process namespace of its own. */
    private static void init(Asked asked, Rule.Found found) {
        asked.pid()
                .filter(pid -> pid.kind() != PidMode.Kind.PRIVATE && asked.is(INIT))
                .ifPresent(pid -> found.at(
                        INIT,
                        asked.say(INIT, true) + " is ignored, since " + asked.say(PID, pid) + " has an init already"));
    }

    /** moby generateSecurityOpt: host pid or ipc adds label=disable where no label is given. */
    private static void seLinuxLost(Asked asked, Rule.Found found) {
        if (!asked.has(SE_LINUX) && !asked.is(PRIVILEGED)) {
            eachHostNamespace(
                    asked, (control, message) -> found.at(control, message + " also switches SELinux separation off"));
        }
    }

    /** moby generateSecurityOpt, as above. */
    private static void seLinuxDefault(Asked asked, Rule.Found found) {
        if (asked.seLinux().filter(label -> label.options().isEmpty()).isPresent()) {
            eachHostNamespace(
                    asked,
                    (control, message) -> found.at(
                            SE_LINUX,
                            asked.say(SE_LINUX) + " asks for the engine's label, but " + message + " switches it off"));
        }
    }

    private static void eachHostNamespace(Asked asked, Rule.Found found) {
        asked.pid().filter(PidMode.host()::equals).ifPresent(pid -> found.at(PID, asked.say(PID, pid)));
        asked.ipc().filter(IpcMode.host()::equals).ifPresent(ipc -> found.at(IPC, asked.say(IPC, ipc)));
    }
}
