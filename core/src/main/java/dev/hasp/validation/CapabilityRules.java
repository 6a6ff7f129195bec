package dev.hasp.validation;

import static dev.hasp.control.Controls.CAPABILITIES;
import static dev.hasp.control.Controls.SYSCTLS;
import static dev.hasp.validation.Rule.error;
import static dev.hasp.validation.Rule.warning;

import dev.hasp.control.Capabilities;
import dev.hasp.control.NetworkMode;
import dev.hasp.linux.Capability;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Capabilities added and dropped (moby {@code oci/caps}, {@code capabilities(7)}). */
final class CapabilityRules {

    static final List<Rule> ALL = List.of(
            error("capability-added-and-dropped", "keep it in one of both lists", CapabilityRules::addedAndDropped),
            error(
                    "capability-all-added-and-dropped",
                    "drop ALL and add the few that are needed",
                    CapabilityRules::allAddedAndDropped),
            warning(
                    "capability-named-beside-all",
                    "keep ALL or the names, not both in one list",
                    CapabilityRules::namedBesideAll),
            warning("capability-unknown", "check the spelling, and which kernel has it", CapabilityRules::unknown),
            warning(
                    "capability-drop-leaves-low-ports",
                    "set the sysctl net.ipv4.ip_unprivileged_port_start to 1024",
                    CapabilityRules::lowPorts),
            warning(
                    "capability-drop-leaves-ping",
                    "set the sysctl net.ipv4.ping_group_range to \"1 0\" to stop ping too",
                    CapabilityRules::ping));

    private CapabilityRules() {}

    /** moby caps.TweakCapabilities: dropped first, added afterwards, so the capability is granted. */
    private static void addedAndDropped(Asked asked, Rule.Found found) {
        asked.capabilities().ifPresent(capabilities -> {
            TreeSet<Capability> both = new TreeSet<>(capabilities.add());
            both.retainAll(capabilities.drop());
            both.forEach(capability -> found.at(
                    CAPABILITIES,
                    asked.say(CAPABILITIES) + " add and drop " + capability.name() + ", and the engine grants it"));
        });
    }

    /** moby caps.TweakCapabilities: with ALL added, ALL in drop matches nothing. */
    private static void allAddedAndDropped(Asked asked, Rule.Found found) {
        asked.capabilities()
                .filter(c -> c.addAll() && c.dropAll())
                .ifPresent(c -> found.at(
                        CAPABILITIES, asked.say(CAPABILITIES) + " add and drop ALL, and the engine grants all"));
    }

    /** moby caps.TweakCapabilities: ALL decides, the names beside it count for nothing. */
    private static void namedBesideAll(Asked asked, Rule.Found found) {
        asked.capabilities().ifPresent(capabilities -> {
            if (capabilities.addAll() && !capabilities.add().isEmpty()) {
                found.at(CAPABILITIES, asked.say(CAPABILITIES) + " add ALL, so the names added beside it say nothing");
            }
            if (capabilities.dropAll() && !capabilities.drop().isEmpty()) {
                found.at(
                        CAPABILITIES,
                        asked.say(CAPABILITIES) + " drop ALL, so the names dropped beside it say nothing");
            }
        });
    }

    /** moby caps.NormalizeLegacyCapabilities: an engine refuses a name that it or its kernel does not know. */
    private static void unknown(Asked asked, Rule.Found found) {
        asked.capabilities().ifPresent(capabilities -> {
            TreeSet<Capability> named = new TreeSet<>(capabilities.add());
            named.addAll(capabilities.drop());
            named.stream()
                    .filter(capability -> !capability.isKnown())
                    .forEach(capability -> found.at(
                            CAPABILITIES,
                            asked.say(CAPABILITIES) + " name " + capability.name()
                                    + ", which is not known here and which an engine may refuse"));
        });
    }

    /** moby daemon WithCommonOptions since 20.10: a private network starts with ip_unprivileged_port_start 0. */
    private static void lowPorts(Asked asked, Rule.Found found) {
        if (opensByEngine(asked, Capability.NET_BIND_SERVICE, "net.ipv4.ip_unprivileged_port_start")) {
            found.at(
                    CAPABILITIES,
                    asked.say(CAPABILITIES)
                            + " drop NET_BIND_SERVICE, but the engine lets every user listen on ports below 1024");
        }
    }

    /** moby daemon WithCommonOptions since 20.10: a private network starts with ping_group_range for everyone. */
    private static void ping(Asked asked, Rule.Found found) {
        if (opensByEngine(asked, Capability.NET_RAW, "net.ipv4.ping_group_range")) {
            found.at(
                    CAPABILITIES,
                    asked.say(CAPABILITIES) + " drop NET_RAW, which stops raw sockets; ping works without it");
        }
    }

    private static boolean opensByEngine(Asked asked, Capability dropped, String sysctl) {
        NetworkMode.Kind network =
                asked.network().orElse(NetworkMode.engineDefault()).kind();
        return asked.capabilities().orElse(Capabilities.engineDefault()).drop().contains(dropped)
                && network != NetworkMode.Kind.HOST
                && network != NetworkMode.Kind.CONTAINER
                && !asked.get(SYSCTLS).orElse(Map.of()).containsKey(sysctl);
    }
}
