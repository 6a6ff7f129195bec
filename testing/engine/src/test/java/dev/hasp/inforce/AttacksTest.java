package dev.hasp.inforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Controls;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.Seccomp;
import dev.hasp.docker.DockerEngine;
import dev.hasp.linux.Capability;
import dev.hasp.profiles.BatchJob;
import dev.hasp.profiles.Debug;
import dev.hasp.profiles.OnlineJudge;
import dev.hasp.profiles.Presets;
import dev.hasp.profiles.Restricted;
import dev.hasp.testing.attack.Attack;
import dev.hasp.testing.attack.AttackRange;
import dev.hasp.testing.attack.AttackResult;
import dev.hasp.testing.attack.AttackResult.Contained;
import dev.hasp.testing.attack.Attacks;
import dev.hasp.testing.attack.Unpromised;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.RequiresEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Attacks succeed where they may and are contained by what is said to contain them; nothing escapes a preset that
 * promises to contain it. {@code docs/attacks.md} is written from the run with {@code -Dhasp.update=true}.
 */
@RequiresEngine
class AttacksTest {

    private static final Path DOCUMENT =
            Path.of(System.getProperty("hasp.root")).resolve("docs/attacks.md");
    private static final int AT_LEAST = 35;

    private static AttackRange range;
    private static List<AttackResult> experiments;
    private static List<AttackResult> presets;

    @BeforeAll
    static void attack(Engine engine) {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "attacks are programs for x86-64");
        range = AttackRange.on(engine);
        experiments = range.succeed(Attacks.all());
        presets = Presets.all().stream()
                .flatMap(preset -> range.attack(preset.name(), preset.profile(), Attacks.all()).stream())
                .toList();
    }

    @AfterAll
    static void close() {
        if (range != null) {
            range.close();
        }
    }

    @Test
    void an_attack_succeeds_under_its_weak_profile() {
        assertThat(experiments).filteredOn(AttackResult::contained).isEmpty();
        assertThat(experiments).filteredOn(AttackResult::succeeded).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    }

    @Test
    void a_guard_contains_its_attack_by_itself() {
        List<AttackResult> guarded = range.guarded(triable());

        assertThat(guarded).hasSizeGreaterThanOrEqualTo(triable().size());
        assertThat(guarded).filteredOn(result -> !result.contained()).isEmpty();
    }

    private static List<Attack> triable() {
        return experiments.stream()
                .filter(AttackResult::succeeded)
                .map(AttackResult::attack)
                .toList();
    }

    @Test
    void nothing_escapes_a_preset_that_promises_to_contain_it() {
        assertThat(escapes(presets)).isEmpty();
    }

    @Test
    void what_contains_an_attack_under_a_preset_is_known() {
        assertThat(presets)
                .filteredOn(result -> triable().contains(result.attack()))
                .filteredOn(AttackResult::contained)
                .isNotEmpty()
                .noneMatch(result -> result.verdict() instanceof Contained contained
                        && contained.by().isEmpty());
    }

    @Test
    void what_a_preset_does_not_promise_does_succeed() {
        Map<String, AttackResult> results = presets.stream()
                .collect(Collectors.toMap(result -> result.profile() + " " + result.attack(), Function.identity()));

        assertThat(Unpromised.all().stream()
                        .filter(Unpromised::everywhere)
                        .flatMap(item -> item.presets().stream().map(preset -> preset + " " + item.attack())))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allSatisfy(item -> assertThat(results.get(item))
                        .as(item)
                        .isNotNull()
                        .matches(result -> result.succeeded() || !triable().contains(result.attack())));
    }

    @Test
    void the_document_says_what_happened(Engine engine) throws IOException {
        String title = DockerEngine.facts(engine.client()).title();
        String page = AttacksDocument.of(title, experiments, presets);
        if (Boolean.getBoolean("hasp.update")) {
            Files.writeString(DOCUMENT, page);
        }

        String written = Files.readString(DOCUMENT);
        boolean sameEngine = written.contains(title);
        Set<String> notTriable = Stream.of(page, written)
                .flatMap(String::lines)
                .filter(line -> line.contains("not triable here"))
                .map(line -> line.substring(0, line.indexOf('|', 1)))
                .collect(Collectors.toSet());
        assertThat(steady(page, notTriable, sameEngine))
                .as("docs/attacks.md is stale; run this test with -Dhasp.update=true and read the difference")
                .isEqualTo(steady(written, notTriable, sameEngine));
    }

    /** What the machine does not decide: not its engine's title, and no row of what it or the writer's could not try. */
    private static List<String> steady(String page, Set<String> notTriable, boolean sameEngine) {
        return page.lines()
                .filter(line -> !line.contains("`AttackRange`"))
                .filter(line -> notTriable.stream().noneMatch(line::startsWith))
                .filter(line -> sameEngine || !line.matches("\\| `[a-z-]+` \\|( [^|]* \\|){14}"))
                .toList();
    }

    static Stream<Map.Entry<String, SecurityProfile>> weakened() {
        return Map.of(
                "fork-bomb",
                BatchJob.preset().profile().with(Controls.PIDS_LIMIT, PidsLimit.unlimited()),
                "setuid-file",
                OnlineJudge.preset().profile().with(Controls.NO_NEW_PRIVILEGES, false),
                "user-namespace",
                Restricted.preset().profile().with(Controls.SECCOMP, Seccomp.unconfined()),
                "host-loopback",
                Restricted.preset().profile().with(Controls.NETWORK, NetworkMode.host()),
                "open-by-handle",
                Debug.preset().profile().with(Controls.CAPABILITIES, Capabilities.only(Capability.DAC_READ_SEARCH)))
                .entrySet()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("weakened")
    void a_preset_that_was_weakened_is_told_from_one_that_was_not(Map.Entry<String, SecurityProfile> weakened) {
        Attack attack = Attacks.byName(weakened.getKey()).orElseThrow();
        assumeTrue(triable().contains(attack), () -> attack + " is not triable here");

        List<AttackResult> results = range.attack("weakened", weakened.getValue(), List.of(attack));

        assertThat(escapes(results)).hasSize(1);
    }

    private static List<AttackResult> escapes(List<AttackResult> results) {
        return results.stream()
                .filter(AttackResult::succeeded)
                .filter(result ->
                        Unpromised.of(result.profile(), result.attack().name()).isEmpty())
                .toList();
    }
}
