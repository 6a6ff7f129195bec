package dev.hasp.verify;

import dev.hasp.SecurityProfile;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Entry;
import dev.hasp.effective.Reason;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineFinding;
import dev.hasp.engine.EngineProduct;
import dev.hasp.engine.EngineVersion;
import dev.hasp.engine.Preflight;
import dev.hasp.observed.CallAnswer;
import dev.hasp.observed.ObservedPolicy;
import dev.hasp.observed.Sighting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** A verification made by hand: what is meant and seen of a few aspects, and nothing known of all others. */
final class Scene {

    static final EngineFacts DOCKER = EngineFacts.builder()
            .product(EngineProduct.DOCKER)
            .version(EngineVersion.of("28.5.2"))
            .build();

    private final SecurityProfile profile;
    private final Map<Aspect<?>, Entry<?>> entries = new LinkedHashMap<>();
    private final List<Sighting<?>> sightings = new ArrayList<>();
    private final SortedSet<String> absentPaths = new TreeSet<>();
    private final List<CallAnswer> answers = new ArrayList<>();
    private final List<EngineFinding> findings = new ArrayList<>();

    private Scene(SecurityProfile profile) {
        this.profile = profile;
        Aspects.all().forEach(aspect -> entries.put(aspect, unknown(aspect)));
    }

    static Scene of(SecurityProfile profile) {
        return new Scene(profile);
    }

    private static <T> Entry<T> unknown(Aspect<T> aspect) {
        return new Entry<>(aspect, Optional.empty(), List.of(Reason.of("nobody said")));
    }

    <T> Scene meant(Aspect<T> aspect, T value) {
        entries.put(aspect, new Entry<>(aspect, Optional.of(value), List.of(Reason.of("by hand"))));
        return this;
    }

    <T> Scene seen(Aspect<T> aspect, T value) {
        sightings.add(Sighting.seen(aspect, value, "/proc/self/hand"));
        return this;
    }

    <T> Scene both(Aspect<T> aspect, T value) {
        return meant(aspect, value).seen(aspect, value);
    }

    Scene absent(String path) {
        absentPaths.add(path);
        return this;
    }

    Scene answer(String call, int number, long result, Long... arguments) {
        answers.add(new CallAnswer(call, number, List.of(arguments), result));
        return this;
    }

    Scene found(EngineFinding finding) {
        findings.add(finding);
        return this;
    }

    Verification verification() {
        return Verification.of(
                profile.toSpec(),
                DOCKER,
                new Preflight(findings),
                EffectivePolicy.of(List.copyOf(entries.values())),
                new ObservedPolicy(sightings, absentPaths, answers, "by hand"));
    }

    Row row(Aspect<?> aspect) {
        return verification().rows().stream()
                .filter(row -> row.key().equals(aspect.key()))
                .findFirst()
                .orElseThrow();
    }
}
