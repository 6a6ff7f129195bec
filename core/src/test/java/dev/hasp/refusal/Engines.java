package dev.hasp.refusal;

import dev.hasp.SecurityProfile;
import dev.hasp.engine.ApiVersion;
import dev.hasp.engine.CgroupVersion;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineFinding;
import dev.hasp.engine.EngineLimit;
import dev.hasp.engine.EngineProduct;
import dev.hasp.engine.EngineVersion;
import dev.hasp.linux.Capability;
import dev.hasp.linux.KernelVersion;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Engines of which everything is known, and what they refuse. */
final class Engines {

    static final EngineFacts DOCKER_20 =
            known(EngineProduct.DOCKER, "20.10.24", 41).build();
    static final EngineFacts DOCKER_28 =
            known(EngineProduct.DOCKER, "28.5.2", 51).build();
    static final EngineFacts PODMAN =
            known(EngineProduct.PODMAN, "4.3.1", 41).defaultRuntime("crun").build();

    private Engines() {}

    private static EngineFacts.Builder known(EngineProduct product, String version, int api) {
        Map<EngineLimit, Boolean> limits = new EnumMap<>(EngineLimit.class);
        for (EngineLimit limit : EngineLimit.values()) {
            limits.put(limit, true);
        }
        return EngineFacts.builder()
                .product(product)
                .version(EngineVersion.of(version))
                .apiVersion(new ApiVersion(1, api))
                .kernel(new KernelVersion(6, 1))
                .processors(2)
                .cgroupVersion(CgroupVersion.V1)
                .cgroupDriver("cgroupfs")
                .limits(limits)
                .rootless(false)
                .usernsRemap(false)
                .appArmor(false)
                .seLinux(false)
                .seccomp(true)
                .runtimes(Set.of("runc"))
                .defaultRuntime("runc")
                .storageDriver("overlay2")
                .loggingDrivers(Set.of("json-file", "local", "syslog"))
                .capabilities(Set.copyOf(Capability.known()));
    }

    /** Nothing is known of it but what it is. */
    static EngineFacts stranger(String version) {
        return EngineFacts.builder()
                .product(EngineProduct.DOCKER)
                .version(EngineVersion.of(version))
                .build();
    }

    static Set<Capability> allBut(Capability missing) {
        Set<Capability> own = new HashSet<>(Capability.known());
        own.remove(missing);
        return own;
    }

    /** The codes of what an engine refuses, in order. */
    static List<String> refused(EngineFacts engine, UnaryOperator<SecurityProfile.Builder> decisions) {
        return findings(engine, decisions).stream()
                .map(found -> found.finding().code())
                .toList();
    }

    static List<EngineFinding> findings(EngineFacts engine, UnaryOperator<SecurityProfile.Builder> decisions) {
        return Refusals.of(decisions.apply(SecurityProfile.builder()).build().toSpec(), engine);
    }
}
