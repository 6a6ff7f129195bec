package dev.hasp.meaning;

import static dev.hasp.control.Controls.DOMAINNAME;
import static dev.hasp.control.Controls.NETWORK;
import static dev.hasp.control.Controls.SYSCTLS;

import dev.hasp.control.NetworkMode;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Reason;
import dev.hasp.engine.ApiVersion;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFacts;
import dev.hasp.validation.SysctlName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which kernel parameters are set (moby {@code WithSysctls}, {@code WithCommonOptions}). */
final class KernelParameterMeaning implements Meaning {

    private static final String PING = "net.ipv4.ping_group_range";
    private static final String LOW_PORTS = "net.ipv4.ip_unprivileged_port_start";

    /** moby handleSysctlBC. */
    private static final Pattern OF_INTERFACE = Pattern.compile("net\\.[^.]+\\.[^.]+\\.eth0\\..+");

    private static final EngineCode MOVED = new EngineCode(
            "sysctl-of-interface-moved",
            Effect.CHANGED,
            "the engine sets it through the driver of the first network, whatever name the interface gets",
            "give it to the network as a driver option",
            "moby handleSysctlBC, API 1.46 and 1.47");

    private static final EngineCode DOMAIN_OF_OTHER = new EngineCode(
            "domainname-of-other-container",
            Effect.IGNORED,
            "a container that joins another's network gets the domain name of that one, or none",
            "leave domainname out, or give it to the container whose network this joins",
            "moby initializeNetworking; seen on 20.10.24 and 26.1.5");

    static final List<EngineCode> CODES = List.of(MOVED, DOMAIN_OF_OTHER);

    @Override
    public void of(Derivation derivation) {
        SortedMap<String, String> values = new TreeMap<>();
        List<Reason> reasons = new ArrayList<>();
        Optional<Reason> gap = engineDefaults(derivation, values, reasons);
        derivation
                .domainname()
                .filter(name -> !name.isEmpty())
                .ifPresent(name -> domainname(derivation, name, values, reasons));
        derivation.sysctls().ifPresent(asked -> {
            asked.forEach((name, value) -> values.put(SysctlName.dotted(name), value));
            reasons.add(derivation.asked(SYSCTLS));
            moved(derivation, asked.keySet().stream().map(SysctlName::dotted).toList());
        });
        if (gap.isPresent() && !values.keySet().containsAll(List.of(PING, LOW_PORTS))) {
            reasons.add(gap.get());
            derivation.unknown(Aspects.KERNEL_PARAMETERS, reasons.toArray(Reason[]::new));
        } else {
            derivation.mean(Aspects.KERNEL_PARAMETERS, values, reasons);
        }
    }

    private static void domainname(
            Derivation derivation, String name, SortedMap<String, String> values, List<Reason> reasons) {
        boolean ofOther = derivation
                .network()
                .filter(mode -> mode.kind() == NetworkMode.Kind.CONTAINER)
                .isPresent();
        if (ofOther && !derivation.engine().isPodman()) {
            derivation.find(DOMAIN_OF_OTHER, DOMAINNAME);
        } else {
            values.put("kernel.domainname", name);
            reasons.add(derivation.asked(DOMAINNAME));
        }
    }

    /** Puts what the engine itself sets, and says what of it is not known. */
    private static Optional<Reason> engineDefaults(
            Derivation derivation, SortedMap<String, String> values, List<Reason> reasons) {
        EngineFacts engine = derivation.engine();
        reasons.add(derivation.engineDefault());
        Optional<NetworkMode> shared = derivation
                .network()
                .filter(mode -> mode.kind() == NetworkMode.Kind.HOST || mode.kind() == NetworkMode.Kind.CONTAINER);
        if (shared.isPresent()) {
            reasons.add(derivation.asked(NETWORK));
            reasons.add(Reason.of("the engine sets nothing in a network that is not the container's own"));
            return Optional.empty();
        }
        if (engine.isPodman()) {
            return Optional.of(Reason.of("default_sysctls of containers.conf, which the engine does not tell"));
        }
        if (!engine.isDocker(20, 10)) {
            return Optional.empty();
        }
        values.put(LOW_PORTS, "0");
        Optional<Boolean> own = UserNamespace.isOwn(derivation);
        if (!own.orElse(true)) {
            values.put(PING, "0 2147483647");
        }
        return own.isPresent()
                ? Optional.empty()
                : Optional.of(
                        Reason.of(PING + " is set outside user namespaces, and whether it is in one is not known"));
    }

    private static void moved(Derivation derivation, List<String> names) {
        boolean moves = derivation
                .engine()
                .apiVersion()
                .filter(api -> api.isAtLeast(1, 46) && api.compareTo(new ApiVersion(1, 48)) < 0)
                .isPresent();
        names.stream()
                .filter(name -> moves && OF_INTERFACE.matcher(name).matches())
                .forEach(name -> derivation.find(MOVED, SYSCTLS, "sysctl " + AskedValue.plain(name)));
    }
}
