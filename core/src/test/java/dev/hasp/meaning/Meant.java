package dev.hasp.meaning;

import dev.hasp.SecurityProfile;
import dev.hasp.UncheckedSpec;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Reason;
import dev.hasp.engine.CgroupVersion;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineProduct;
import dev.hasp.engine.EngineVersion;
import dev.hasp.linux.Architecture;
import dev.hasp.linux.Capability;
import dev.hasp.linux.KernelVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What decisions mean and lose on an engine, for tests. */
record Meant(EffectivePolicy policy, List<String> codes) {

    static Meant of(EngineFacts engine, UnaryOperator<SecurityProfile.Builder> decisions) {
        var spec = UncheckedSpec.of(decisions.apply(SecurityProfile.builder()).build());
        return new Meant(
                Meanings.policy(spec, engine),
                Meanings.losses(spec, engine).stream()
                        .map(found -> found.finding().code())
                        .toList());
    }

    <T> Optional<T> value(Aspect<T> aspect) {
        return policy.get(aspect);
    }

    String reasons(Aspect<?> aspect) {
        return policy.entry(aspect).reasons().stream().map(Reason::toString).collect(Collectors.joining("; "));
    }

    /** An engine of which everything is known that its API and its configuration can tell. */
    static EngineFacts.Builder docker(String version) {
        return EngineFacts.builder()
                .product(EngineProduct.DOCKER)
                .version(EngineVersion.of(version))
                .kernel(KernelVersion.of("6.1"))
                .architecture(Architecture.X86_64)
                .processors(2)
                .cgroupVersion(CgroupVersion.V2)
                .rootless(false)
                .usernsRemap(false)
                .appArmor(false)
                .seLinux(false)
                .seccomp(true)
                .seccompProfile("builtin")
                .noNewPrivileges(false)
                .privateCgroupns(true)
                .capabilities(Set.copyOf(Capability.known()));
    }

    static EngineFacts.Builder podman(String version) {
        return docker(version).product(EngineProduct.PODMAN).seccompProfile("default");
    }

    /** An engine of which nothing is known but its version. */
    static EngineFacts bare(String version) {
        return EngineFacts.builder()
                .product(EngineProduct.DOCKER)
                .version(EngineVersion.of(version))
                .build();
    }
}
