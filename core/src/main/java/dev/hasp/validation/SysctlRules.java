package dev.hasp.validation;

import static dev.hasp.control.Controls.DOMAINNAME;
import static dev.hasp.control.Controls.HOSTNAME;
import static dev.hasp.control.Controls.IPC;
import static dev.hasp.control.Controls.NETWORK;
import static dev.hasp.control.Controls.SYSCTLS;
import static dev.hasp.validation.Rule.error;
import static dev.hasp.validation.Rule.warning;

import dev.hasp.control.Control;
import dev.hasp.control.IpcMode;
import dev.hasp.control.NetworkMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Kernel parameters (runc {@code validate.sysctl}, docker {@code ValidateSysctl}, {@code sysctl.d(5)}). */
final class SysctlRules {

    /** runc validate.sysctl: those of the IPC namespace beside fs.mqueue. */
    private static final Set<String> IPC_NAMES = Set.of(
            "kernel.msgmax",
            "kernel.msgmnb",
            "kernel.msgmni",
            "kernel.sem",
            "kernel.shmall",
            "kernel.shmmax",
            "kernel.shmmni",
            "kernel.shm_rmid_forced");

    private static final Map<String, Control<String>> OWN_CONTROL =
            Map.of("kernel.hostname", HOSTNAME, "kernel.domainname", DOMAINNAME);

    /** moby handleSysctlBC. */
    private static final Pattern OF_INTERFACE = Pattern.compile("net\\.[^.]+\\.[^.]+\\.eth[0-9]+\\..+");

    static final List<Rule> ALL = List.of(
            error("sysctl-not-namespaced", "set it on the host", SysctlRules::notNamespaced),
            error("sysctl-has-own-control", "use that control", SysctlRules::ownControl),
            error(
                    "sysctl-of-shared-namespace",
                    "leave it out, or give the container its own namespace",
                    SysctlRules::shared),
            warning("sysctl-of-other-container", "set it on the other container", SysctlRules::otherContainer),
            warning("sysctl-with-slashes", "write it with dots", SysctlRules::slashes),
            error("sysctl-twice", "keep one spelling", SysctlRules::twice),
            warning(
                    "sysctl-of-interface",
                    "set the one for all or default, or give it to the network as a driver option",
                    SysctlRules::ofInterface));

    private SysctlRules() {}

    private static Set<String> names(Asked asked) {
        Set<String> names = new TreeSet<>();
        asked.sysctls().orElse(Map.of()).keySet().forEach(name -> names.add(SysctlName.dotted(name)));
        return names;
    }

    private static boolean isNetwork(String name) {
        return name.startsWith("net.");
    }

    private static boolean isIpc(String name) {
        return IPC_NAMES.contains(name) || name.startsWith("fs.mqueue.");
    }

    private static void notNamespaced(Asked asked, Rule.Found found) {
        names(asked).stream()
                .filter(name -> !isNetwork(name) && !isIpc(name) && !OWN_CONTROL.containsKey(name))
                .forEach(name -> found.at(SYSCTLS, asked.say(SYSCTLS, name) + " belongs to the whole host"));
    }

    /** docker ValidateSysctl refuses both; runc refuses kernel.hostname. */
    private static void ownControl(Asked asked, Rule.Found found) {
        names(asked).stream()
                .filter(OWN_CONTROL::containsKey)
                .forEach(name -> found.at(
                        SYSCTLS, asked.say(SYSCTLS, name) + " is what the control " + OWN_CONTROL.get(name) + " sets"));
    }

    private static void shared(Asked asked, Rule.Found found) {
        names(asked)
                .forEach(name -> namespace(asked, name, NetworkMode.Kind.HOST, IpcMode.Kind.HOST)
                        .ifPresent(mode -> found.at(
                                SYSCTLS, asked.say(SYSCTLS, name) + " would change the host, since it has " + mode)));
    }

    /** runc validate.sysctl lets it pass, and the other container is changed. */
    private static void otherContainer(Asked asked, Rule.Found found) {
        names(asked)
                .forEach(name -> namespace(asked, name, NetworkMode.Kind.CONTAINER, IpcMode.Kind.CONTAINER)
                        .ifPresent(mode -> found.at(
                                SYSCTLS,
                                asked.say(SYSCTLS, name) + " changes the other container, since it has " + mode)));
    }

    private static Optional<String> namespace(Asked asked, String name, NetworkMode.Kind network, IpcMode.Kind ipc) {
        if (isNetwork(name)) {
            return asked.network().filter(mode -> mode.kind() == network).map(mode -> asked.say(NETWORK, mode));
        }
        return isIpc(name)
                ? asked.ipc().filter(mode -> mode.kind() == ipc).map(mode -> asked.say(IPC, mode))
                : Optional.empty();
    }

    /** docker ValidateSysctl knows the dotted form alone; runc takes both. */
    private static void slashes(Asked asked, Rule.Found found) {
        asked.sysctls().orElse(Map.of()).keySet().stream()
                .filter(name -> !SysctlName.dotted(name).equals(name))
                .forEach(name -> found.at(
                        SYSCTLS,
                        asked.say(SYSCTLS, name) + " is spelt with slashes, which the docker command refuses; it means "
                                + Asked.text(SysctlName.dotted(name))));
    }

    /** runc sets them in no order, so that of two values either may stay. */
    private static void twice(Asked asked, Rule.Found found) {
        Map<String, String> first = new TreeMap<>();
        asked.sysctls().orElse(Map.of()).keySet().forEach(name -> {
            String one = first.putIfAbsent(SysctlName.dotted(name), name);
            if (one != null) {
                found.at(SYSCTLS, asked.say(SYSCTLS, name) + " and " + Asked.text(one) + " are one parameter");
            }
        });
    }

    /** moby handleSysctlBC: refused from API 1.48 on, as the interface's name is not known before. */
    private static void ofInterface(Asked asked, Rule.Found found) {
        names(asked).stream()
                .filter(name -> OF_INTERFACE.matcher(name).matches())
                .forEach(name -> found.at(
                        SYSCTLS, asked.say(SYSCTLS, name) + " names an interface, which engines refuse since 28"));
    }
}
