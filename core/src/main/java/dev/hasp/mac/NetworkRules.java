package dev.hasp.mac;

import static dev.hasp.control.Controls.CAPABILITIES;
import static dev.hasp.control.Controls.NETWORK;
import static dev.hasp.control.Controls.PRIVILEGED;

import dev.hasp.apparmor.Abi;
import dev.hasp.apparmor.AppArmorProfile;
import dev.hasp.apparmor.Qualifiers;
import dev.hasp.apparmor.Rule;
import dev.hasp.linux.Capability;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * The kinds of sockets that a container needs ({@code socket(2)}). Sockets of the machine itself and netlink, by which
 * programs list interfaces, are part of every network. So are Internet sockets: without a network there is still
 * loopback, which servers and their clients in one container use. Raw and packet sockets come with the capability that
 * the kernel asks for them ({@code capabilities(7)}, CAP_NET_RAW); other families, such as those of field buses or the
 * kernel's cryptography, never.
 */
final class NetworkRules {

    private NetworkRules() {}

    static void add(
            AppArmorProfile.Builder profile,
            boolean privileged,
            boolean loopback,
            SortedSet<Capability> bounding,
            Abi abi) {
        if (privileged) {
            profile.rule(network(Optional.empty(), Optional.empty()), PRIVILEGED.key() + ": every kind of socket");
        } else {
            families(profile, loopback, bounding);
        }
        if (abi != Abi.V3_0) { // since then network rules leave them out (containerd issue 12726)
            profile.rule(
                    new Rule.UnixSockets(
                            Qualifiers.ALLOW, Set.of(), Optional.empty(), Optional.empty(), Optional.empty()),
                    "sockets within the machine");
        }
    }

    private static void families(AppArmorProfile.Builder profile, boolean loopback, SortedSet<Capability> bounding) {
        profile.rule(network(Optional.of("unix"), Optional.empty()), "sockets within the machine");
        profile.rule(network(Optional.of("netlink"), Optional.empty()), "listing interfaces and addresses");
        String what = NETWORK.key() + (loopback ? ": none, so that these reach loopback alone" : ": TCP and UDP");
        for (String family : List.of("inet", "inet6")) {
            for (String type : List.of("stream", "dgram")) {
                profile.rule(network(Optional.of(family), Optional.of(type)), what);
            }
        }
        if (bounding.contains(Capability.NET_RAW)) {
            String raw = CAPABILITIES.key() + ": NET_RAW";
            profile.rule(network(Optional.of("inet"), Optional.of("raw")), raw);
            profile.rule(network(Optional.of("inet6"), Optional.of("raw")), raw);
            profile.rule(network(Optional.of("packet"), Optional.empty()), raw);
        }
    }

    private static Rule network(Optional<String> family, Optional<String> kind) {
        return new Rule.Network(Qualifiers.ALLOW, family, kind);
    }
}
