package dev.hasp.inforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.dockerjava.api.exception.DockerException;
import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.Controls;
import dev.hasp.control.NetworkMode;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineFinding;
import dev.hasp.profiles.Presets;
import dev.hasp.testing.engine.Container;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.RequiresEngine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What a spec means on an engine is what that engine configures, in every field of the OCI configuration that the kernel
 * enforces. {@code -Dhasp.tries} is the number of random specs, {@code -Dhasp.seed} where they begin.
 */
class OciEqualityTest {

    private static final int TRIES = Integer.getInteger("hasp.tries", 60);
    private static final String UNFORESEEN = "not foreseen: ";
    private static final long SEED = Long.getLong("hasp.seed", 20260);

    /** What may end in a refusal; what depends on how the engine was built is not known. */
    private static final Set<Effect> REFUSALS =
            Set.of(Effect.REFUSED_AT_CREATE, Effect.REFUSED_AT_START, Effect.UNKNOWN);

    /**
     * What may not be known although the configuration has it: ids and what hangs on them where the image decides the
     * user, a host name that is made of the container's id, and every device of the host.
     */
    private static final Set<Aspect<?>> MAY_BE_UNKNOWN = Set.of(
            Aspects.UID,
            Aspects.GID,
            Aspects.GROUPS_HELD,
            Aspects.PERMITTED,
            Aspects.EFFECTIVE,
            Aspects.HOST_NAME,
            Aspects.DEVICE_NODES);

    /** One start of a spec: what differs, or why it cannot be compared. */
    private record Trial(SecuritySpec spec, List<String> differences, Set<Aspect<?>> unknown, String refusal) {

        boolean isCompared() {
            return refusal.isEmpty();
        }
    }

    @Test
    void every_aspect_is_compared_or_is_none_of_the_configuration() {
        Set<Aspect<?>> all = new LinkedHashSet<>(
                new OciPolicy(new OciConfig(JsonNodeFactory.instance.objectNode()), new OciHost(Map.of()))
                        .values()
                        .keySet());
        all.addAll(OciPolicy.NOT_SHOWN);

        assertThat(all).containsExactlyInAnyOrderElementsOf(Aspects.ofKernel());
    }

    @Nested
    @RequiresEngine
    class Default extends OnAnEngine {
        Default(Engine engine) {
            super(engine);
        }
    }

    @Nested
    @RequiresEngine("trixie")
    class Trixie extends OnAnEngine {
        Trixie(Engine engine) {
            super(engine);
        }
    }

    abstract static class OnAnEngine {

        private final OwnEngine own;

        OnAnEngine(Engine engine) {
            this.own = OwnEngine.of(engine);
        }

        @Test
        void presets_mean_what_is_configured() {
            try (Container other = other()) {
                List<Trial> trials = Presets.all().stream()
                        .map(preset -> trial(runnable(preset.profile()).toSpec(), other))
                        .toList();

                check(trials);
                assertThat(trials.stream().filter(Trial::isCompared)).hasSizeGreaterThanOrEqualTo(12);
            }
        }

        @Test
        void random_specs_mean_what_is_configured() {
            RunnableSpecs specs = new RunnableSpecs(SEED, OciHost.anyBlockDevice());
            own.engine().network(RunnableSpecs.NETWORK);
            List<Trial> trials = new ArrayList<>();
            try (Container other = other()) {
                while (trials.stream().filter(Trial::isCompared).count() < TRIES) {
                    trials.add(trial(specs.next(), other));
                    assertThat(trials.size()).as(summary(trials)).isLessThan(20 * TRIES);
                }
            }

            check(trials);
        }

        /** Networks and volumes that a preset names are made by whoever uses it; GPUs are not on every machine. */
        private SecurityProfile runnable(SecurityProfile profile) {
            profile.network()
                    .filter(NetworkMode::isNamed)
                    .flatMap(NetworkMode::name)
                    .ifPresent(own.engine()::network);
            return profile.without(Controls.DEVICE_REQUESTS);
        }

        private Container other() {
            own.engine().container(RunnableSpecs.OTHER).close();
            Container other = own.engine()
                    .create(
                            create -> create.withName(RunnableSpecs.OTHER)
                                    .getHostConfig()
                                    .withIpcMode("shareable"),
                            "sleep",
                            "1000");
            return other.start();
        }

        private Trial trial(SecuritySpec spec, Container other) {
            List<EngineFinding> foreseen = spec.check(own.facts()).findings().stream()
                    .filter(found -> REFUSALS.contains(found.effect()))
                    .toList();
            try (Container container = own.engine()
                    .create(
                            create -> {
                                spec.applyTo(create);
                                create.getHostConfig().withRuntime(OciConfig.RUNTIME);
                            },
                            "true")) {
                container.start();
                OciConfig config =
                        OciConfig.kept(own.engine().address(), container.id()).orElseThrow();
                OciHost host = new OciHost(Map.of(other.inspect().getState().getPidLong(), RunnableSpecs.OTHER));
                OciComparison comparison = OciComparison.of(spec.on(own.facts()), new OciPolicy(config, host));
                return new Trial(spec, comparison.differences(), comparison.unknown(), "");
            } catch (DockerException refused) {
                String kind = foreseen.isEmpty() ? UNFORESEEN : "foreseen: ";
                return new Trial(spec, List.of(), Set.of(), kind + refused.getMessage());
            }
        }

        private static void check(List<Trial> trials) {
            System.out.println(summary(trials));
            assertThat(trials.stream().flatMap(trial -> trial.unknown().stream()))
                    .isSubsetOf(MAY_BE_UNKNOWN);
            assertThat(trials.stream().map(Trial::refusal)).noneMatch(refusal -> refusal.startsWith(UNFORESEEN));
            assertThat(trials.stream()
                            .flatMap(trial -> trial.differences().stream()
                                    .map(difference -> difference + " under "
                                            + trial.spec().decided())))
                    .isEmpty();
        }

        private static String summary(List<Trial> trials) {
            Map<String, Integer> refusals = new TreeMap<>();
            Map<Aspect<?>, Integer> unknown = new LinkedHashMap<>();
            trials.forEach(trial -> {
                if (!trial.isCompared()) {
                    refusals.merge(trial.refusal().lines().findFirst().orElse(""), 1, Integer::sum);
                }
                trial.unknown().forEach(aspect -> unknown.merge(aspect, 1, Integer::sum));
            });
            return trials.stream().filter(Trial::isCompared).count() + " of " + trials.size()
                    + " specs compared; not known: " + unknown + "; refused: " + refusals;
        }
    }
}
