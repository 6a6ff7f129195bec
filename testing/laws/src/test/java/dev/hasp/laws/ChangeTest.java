package dev.hasp.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.hasp.SecurityProfile;
import dev.hasp.control.User;
import dev.hasp.engine.CgroupVersion;
import dev.hasp.engine.EngineFacts;
import dev.hasp.order.Comparison;
import dev.hasp.order.Relation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each change that takes or gives something shows in a comparison on some engine, without anything left open. */
class ChangeTest {

    private static final EngineFacts PLAIN = EngineFacts.plainDocker("28.5.2");

    private static final List<EngineFacts> ENGINES = List.of(
            PLAIN,
            EngineFacts.plainDocker("20.10.24").toBuilder()
                    .cgroupVersion(CgroupVersion.V1)
                    .build(),
            PLAIN.toBuilder().seLinux(true).build(),
            PLAIN.toBuilder().usernsRemap(true).usernsFirstId(100_000L).build());

    /** Changes of which no engine tells what becomes of them, by name. */
    private static final Map<String, String> OPEN = Map.of(
            "less TCP memory", "whether a runtime sets it is not known",
            "more TCP memory", "whether a runtime sets it is not known",
            "a SELinux label", "which label the engine chooses is not known",
            "no SELinux label", "which label the engine chooses is not known",
            "a container's volumes read-only", "what another container mounts is not known",
            "a container's volumes writable", "what another container mounts is not known",
            "a device request less", "which devices a driver gives is not known");

    @TestFactory
    Stream<DynamicTest> what_is_taken_makes_it_stricter() {
        return tests(Tightening.ALL, Relation.STRICTER);
    }

    @TestFactory
    Stream<DynamicTest> what_is_given_makes_it_looser() {
        return tests(Loosening.ALL, Relation.LOOSER);
    }

    private static Stream<DynamicTest> tests(List<Change> changes, Relation expected) {
        return changes.stream()
                .filter(change -> !OPEN.containsKey(change.name()))
                .map(change -> dynamicTest(change.name(), () -> {
                    Map<Relation, Comparison> met = new EnumMap<>(Relation.class);
                    comparisons(change).forEach(comparison -> met.put(comparison.relation(), comparison));
                    assertThat(met).as("%s", change.start()).containsKey(expected);
                }));
    }

    private static List<Comparison> comparisons(Change change) {
        SecurityProfile before =
                SecurityProfile.builder().user(User.of(0, 0)).build().overlay(change.start());
        return new Random(4711)
                .longs(10)
                .mapToObj(seed -> change.applyTo(before, new Random(seed)))
                .flatMap(after -> after.stream())
                .flatMap(after -> ENGINES.stream()
                        .map(engine -> Comparison.of(
                                after.toSpec().on(engine), before.toSpec().on(engine))))
                .toList();
    }
}
