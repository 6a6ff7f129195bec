package dev.hasp.testing;

import dev.hasp.control.ByteSize;
import dev.hasp.engine.ApiVersion;
import dev.hasp.engine.CgroupVersion;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineLimit;
import dev.hasp.engine.EngineProduct;
import dev.hasp.engine.EngineVersion;
import dev.hasp.linux.Architecture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Engines for property tests: of all kinds, known well or hardly at all. */
public final class EngineArbitraries {

    private static final List<String> VERSIONS =
            List.of("19.03.15", "20.10.24", "23.0.6", "24.0.7", "26.1.5", "28.5.2", "29.8.0");

    private EngineArbitraries() {}

    /** Facts of Docker and Podman of many versions, of which any may be unknown. */
    public static Arbitrary<EngineFacts> engines() {
        return Combinators.combine(bare(), cgroups(), kernel(), options()).as((bare, cgroups, kernel, options) -> {
            EngineFacts.Builder facts = EngineFacts.builder().from(bare);
            cgroups.accept(facts);
            kernel.accept(facts);
            options.accept(facts);
            return facts.build();
        });
    }

    private interface Part {
        void accept(EngineFacts.Builder facts);
    }

    private static Arbitrary<EngineFacts> bare() {
        Arbitrary<EngineFacts> docker = Arbitraries.of(VERSIONS).map(version -> named(EngineProduct.DOCKER, version));
        Arbitrary<EngineFacts> podman =
                Arbitraries.of("4.3.1", "5.8.6").map(version -> named(EngineProduct.PODMAN, version));
        return Arbitraries.frequencyOf(Tuple.of(4, docker), Tuple.of(1, podman));
    }

    private static EngineFacts named(EngineProduct product, String version) {
        return EngineFacts.builder()
                .product(product)
                .version(EngineVersion.of(version))
                .build();
    }

    private static Arbitrary<Part> cgroups() {
        Arbitrary<Map<EngineLimit, Boolean>> limits =
                Arbitraries.maps(Arbitraries.of(EngineLimit.class), Arbitraries.of(true, false));
        return Combinators.combine(
                        maybe(Arbitraries.of(CgroupVersion.class)),
                        maybe(Arbitraries.of("cgroupfs", "systemd", "none")),
                        limits)
                .as((version, driver, enforced) -> facts ->
                        facts.cgroupVersion(version).cgroupDriver(driver).limits(enforced));
    }

    private static Arbitrary<Part> kernel() {
        return Combinators.combine(
                        maybe(Arbitraries.of(Architecture.X86_64, Architecture.AARCH64, Architecture.S390X)),
                        maybe(Arbitraries.integers().between(1, 64)),
                        maybe(Arbitraries.longs().between(1 << 20, 1L << 42).map(ByteSize::of)),
                        maybe(Arbitraries.of("1.39", "1.41", "1.43", "1.46", "1.51", "1.52")
                                .map(ApiVersion::of)))
                .as((architecture, processors, memory, api) -> facts -> facts.architecture(architecture)
                        .processors(processors)
                        .memory(memory)
                        .apiVersion(api));
    }

    private static Arbitrary<Part> options() {
        return Combinators.combine(truth(), truth(), truth(), truth(), maybe(Arbitraries.of(32, 64)))
                .as((rootless, remap, seLinux, init, shm) -> facts -> facts.rootless(rootless)
                        .usernsRemap(remap)
                        .seLinux(seLinux)
                        .init(init)
                        .defaultShmSize(shm.map(ByteSize::mebibytes)));
    }

    private static Arbitrary<Optional<Boolean>> truth() {
        return maybe(Arbitraries.of(true, false));
    }

    private static <T> Arbitrary<Optional<T>> maybe(Arbitrary<T> known) {
        return known.optional(0.7);
    }
}
