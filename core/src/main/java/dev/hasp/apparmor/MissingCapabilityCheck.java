package dev.hasp.apparmor;

import dev.hasp.linux.Capability;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules that permit what the kernel gives only with a capability that the profile does not permit. */
final class MissingCapabilityCheck implements AppArmorCheck {

    private static final String CODE = "missing-capability";

    @Override
    public List<String> codes() {
        return List.of(CODE);
    }

    @Override
    public void check(LintSubject subject, List<AppArmorFinding> findings) {
        for (Rule rule : subject.all(Rule.class)) {
            Optional<Capability> needed = rule.isDeny() ? Optional.empty() : needed(rule);
            needed.filter(capability ->
                            subject.decisions().capability(capability).isDenied())
                    .ifPresent(capability -> findings.add(new AppArmorFinding(
                            CODE,
                            AppArmorFinding.Severity.INFO,
                            Optional.of(rule),
                            "it has no effect: that needs " + capability.name() + ", which the profile does not permit",
                            "leave the rule out, or permit the capability")));
        }
    }

    /** As in {@code mount(2)}, {@code pivot_root(2)}, {@code packet(7)} and {@code raw(7)}. */
    private static Optional<Capability> needed(Rule rule) {
        if (rule instanceof Rule.Mounts || rule instanceof Rule.PivotRoot) {
            return Optional.of(Capability.SYS_ADMIN);
        } else if (rule instanceof Rule.Network network) {
            boolean raw = network.kind().filter(Set.of("raw", "icmp")::contains).isPresent()
                    && network.family()
                            .filter(f -> !Set.of("inet", "inet6").contains(f))
                            .isEmpty();
            boolean packet = network.family().filter("packet"::equals).isPresent();
            return raw || packet ? Optional.of(Capability.NET_RAW) : Optional.empty();
        }
        return Optional.empty();
    }
}
