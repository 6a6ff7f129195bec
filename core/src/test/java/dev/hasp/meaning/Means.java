package dev.hasp.meaning;

import dev.hasp.Finding;
import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Control;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.engine.ApiVersion;
import dev.hasp.engine.CgroupVersion;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineFinding;
import dev.hasp.engine.EngineLimit;
import dev.hasp.engine.EngineProduct;
import dev.hasp.engine.EngineVersion;
import dev.hasp.linux.Architecture;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A spec on engines of the kinds that are in use. */
final class Means {

    private final SecuritySpec spec;
    private final EngineFacts engine;

    private Means(SecuritySpec spec, EngineFacts engine) {
        this.spec = spec;
        this.engine = engine;
    }

    static Means of(SecurityProfile profile, EngineFacts engine) {
        return new Means(profile.toSpec(), engine);
    }

    static Means of(UnaryOperator<SecurityProfile.Builder> profile, EngineFacts engine) {
        return of(profile.apply(SecurityProfile.builder()).build(), engine);
    }

    <T> Optional<T> get(Aspect<T> aspect) {
        return policy().get(aspect);
    }

    EffectivePolicy policy() {
        return Meanings.policy(spec, engine);
    }

    String reasons(Aspect<?> aspect) {
        return policy().entry(aspect).reasons().toString();
    }

    List<String> codes(Control<?> control) {
        return Meanings.losses(spec, engine).stream()
                .map(EngineFinding::finding)
                .filter(finding -> finding.control().equals(control))
                .map(Finding::code)
                .toList();
    }

    /** The engine of Debian 12 on cgroup v1, with all that its info tells. */
    static EngineFacts old() {
        return docker("20.10.24", "1.41", CgroupVersion.V1);
    }

    /** A new engine on cgroup v2. */
    static EngineFacts recent() {
        return docker("28.5.2", "1.51", CgroupVersion.V2);
    }

    static EngineFacts docker(String version, String api, CgroupVersion cgroups) {
        Map<EngineLimit, Boolean> limits = new EnumMap<>(EngineLimit.class);
        for (EngineLimit limit : EngineLimit.values()) {
            limits.put(limit, true);
        }
        return EngineFacts.builder()
                .product(EngineProduct.DOCKER)
                .version(EngineVersion.of(version))
                .apiVersion(ApiVersion.of(api))
                .architecture(Architecture.X86_64)
                .processors(4)
                .memory(ByteSize.of(25_276_510_208L))
                .cgroupVersion(cgroups)
                .cgroupDriver("cgroupfs")
                .limits(limits)
                .rootless(false)
                .usernsRemap(false)
                .appArmor(false)
                .seLinux(false)
                .seccomp(true)
                .build();
    }

    static EngineFacts without(EngineFacts engine, EngineLimit limit) {
        Map<EngineLimit, Boolean> limits = new EnumMap<>(engine.limits());
        limits.put(limit, false);
        return engine.toBuilder().limits(limits).build();
    }

    static EngineFacts unknown(EngineFacts engine, EngineLimit limit) {
        Map<EngineLimit, Boolean> limits = new EnumMap<>(engine.limits());
        limits.remove(limit);
        return engine.toBuilder().limits(limits).build();
    }

    /** As a rootless engine on cgroup v1 is. */
    static EngineFacts rootless() {
        return old().toBuilder()
                .rootless(true)
                .cgroupDriver("none")
                .limits(Map.of())
                .build();
    }

    static EngineFacts podman() {
        return recent().toBuilder()
                .product(EngineProduct.PODMAN)
                .version(EngineVersion.of("4.3.1"))
                .apiVersion(ApiVersion.of("1.41"))
                .build();
    }
}
