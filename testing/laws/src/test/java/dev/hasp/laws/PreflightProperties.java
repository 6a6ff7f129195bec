package dev.hasp.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.Finding;
import dev.hasp.SecuritySpec;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.engine.ApiVersion;
import dev.hasp.engine.CgroupVersion;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineFinding;
import dev.hasp.engine.EngineLimit;
import dev.hasp.engine.EngineProduct;
import dev.hasp.engine.EngineVersion;
import dev.hasp.linux.Capability;
import dev.hasp.linux.KernelVersion;
import dev.hasp.meaning.Meanings;
import dev.hasp.refusal.Refusals;
import dev.hasp.testing.ProfileArbitraries;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PreflightProperties {

    private static final Map<String, EngineCode> CODES = Stream.of(Refusals.codes(), Meanings.codes())
            .flatMap(List::stream)
            .collect(Collectors.toMap(EngineCode::code, code -> code));

    private static final Comparator<EngineFinding> ERRORS_FIRST = Comparator.comparing(
                    (EngineFinding found) -> found.finding().severity())
            .thenComparingInt(found -> Controls.all().indexOf(found.finding().control()));

    @Provide
    Arbitrary<SecuritySpec> specs() {
        return ProfileArbitraries.specs();
    }

    /** Any engine: each fact is known or not. */
    @Provide
    Arbitrary<EngineFacts> engines() {
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        Arbitrary<EngineFacts.Builder> versions = Combinators.combine(
                        Arbitraries.of("19.03.15", "20.10.24", "23.0.6", "26.1.5", "28.5.2", "29.8.0", "31.0"),
                        Arbitraries.integers().between(39, 57).optional(),
                        Arbitraries.of(4, 5, 6).optional(),
                        Arbitraries.of(CgroupVersion.class).optional(),
                        Arbitraries.of("cgroupfs", "systemd", "none").optional(),
                        Arbitraries.integers().between(1, 128).optional(),
                        Arbitraries.maps(Arbitraries.of(EngineLimit.class), flag))
                .as((version, api, kernel, cgroups, driver, processors, limits) -> EngineFacts.builder()
                        .product(EngineProduct.DOCKER)
                        .version(EngineVersion.of(version))
                        .apiVersion(api.map(minor -> new ApiVersion(1, minor)))
                        .kernel(kernel.map(major -> new KernelVersion(major, 8)))
                        .cgroupVersion(cgroups)
                        .cgroupDriver(driver)
                        .processors(processors)
                        .limits(limits));
        Arbitrary<Set<Capability>> some = Arbitraries.of(Capability.known())
                .set()
                .ofMaxSize(2)
                .map(missing -> {
                    Set<Capability> own = new HashSet<>(Capability.known());
                    own.removeAll(missing);
                    return own;
                });
        return Combinators.combine(
                        versions,
                        Combinators.combine(flag.optional(), flag.optional(), flag.optional())
                                .as((a, b, c) -> List.of(a, b, c)),
                        Combinators.combine(flag.optional(), flag.optional()).as((a, b) -> List.of(a, b)),
                        Arbitraries.of(Set.of("runc"), Set.of("runc", "crun")).optional(),
                        Arbitraries.of("runc", "crun").optional(),
                        some.optional(),
                        Arbitraries.of(false, false, true))
                .as((facts, modules, users, runtimes, runtime, capabilities, podman) -> facts.seccomp(modules.get(0))
                        .appArmor(modules.get(1))
                        .seLinux(modules.get(2))
                        .rootless(users.get(0))
                        .usernsRemap(users.get(1))
                        .runtimes(runtimes)
                        .defaultRuntime(runtime)
                        .capabilities(capabilities)
                        .product(podman ? EngineProduct.PODMAN : EngineProduct.DOCKER)
                        .build());
    }

    @Property(tries = 1000)
    void every_finding_is_of_a_known_code_and_about_what_was_asked_or_is_the_default(
            @ForAll("specs") SecuritySpec spec, @ForAll("engines") EngineFacts engine) {
        List<EngineFinding> findings = spec.check(engine).findings();

        assertThat(findings).isSortedAccordingTo(ERRORS_FIRST);
        assertThat(spec.check(engine).findings()).isEqualTo(findings);
        assertThat(findings).allSatisfy(found -> {
            Finding finding = found.finding();
            assertThat(CODES).containsKey(finding.code());
            EngineCode code = CODES.get(finding.code());
            assertThat(found.effect()).isEqualTo(code.effect());
            assertThat(finding.severity()).isEqualTo(code.severity());
            assertThat(finding.message())
                    .endsWith(": " + code.behaviour())
                    .startsWith(
                            isDecided(spec, finding.control())
                                    ? ""
                                    : finding.control().key());
            assertThat(finding.message().codePoints()).noneMatch(Character::isISOControl);
        });
    }

    private static boolean isDecided(SecuritySpec spec, Control<?> control) {
        return spec.get(control).isPresent();
    }

    @Property(tries = 500)
    void an_engine_that_refuses_what_is_asked_is_never_said_to_enforce_it(
            @ForAll("specs") SecuritySpec spec, @ForAll("engines") EngineFacts engine) {
        List<EngineFinding> refusals = Refusals.of(spec, engine);

        assertThat(refusals).noneMatch(found -> found.effect() == Effect.CHANGED);
        assertThat(spec.check(engine).findings()).containsAll(refusals);
        if (!refusals.isEmpty()) {
            assertThat(spec.check(engine).isEnforceable()).isFalse();
        }
    }

    @Property(tries = 500)
    void only_a_daemon_without_a_default_capability_refuses_what_was_not_asked(
            @ForAll("specs") SecuritySpec spec, @ForAll("engines") EngineFacts engine) {
        assertThat(Refusals.of(spec, engine))
                .filteredOn(found -> !isDecided(spec, found.finding().control()))
                .allMatch(found -> found.finding().code().equals("capability-beyond-daemon"));
    }
}
