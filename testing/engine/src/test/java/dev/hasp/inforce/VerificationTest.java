package dev.hasp.inforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.Controls;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.Ulimit;
import dev.hasp.control.User;
import dev.hasp.docker.DockerEngine;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineFinding;
import dev.hasp.engine.NotEnforceableException;
import dev.hasp.probe.LiveVerification;
import dev.hasp.probe.ProbeException;
import dev.hasp.probe.Side;
import dev.hasp.profiles.Preset;
import dev.hasp.profiles.Presets;
import dev.hasp.testing.engine.Container;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.RequiresEngine;
import dev.hasp.verify.Row;
import dev.hasp.verify.Verdict;
import dev.hasp.verify.Verification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What a spec means on an engine is what the kernel says of a container under it. {@code -Dhasp.tries} is the number of
 * random specs, {@code -Dhasp.seed} where they begin.
 */
class VerificationTest {

    private static final int TRIES = Integer.getInteger("hasp.tries", 40);
    private static final long SEED = Long.getLong("hasp.seed", 4711);

    private static final Set<Effect> REFUSALS = Set.of(Effect.REFUSED_AT_CREATE, Effect.REFUSED_AT_START);

    /** One spec: what differs from its meaning, or why no container of it can be looked at. */
    private record Trial(String name, List<Row> rows, String obstacle) {

        boolean isSeen() {
            return obstacle.isEmpty();
        }

        List<String> differences() {
            return rows.stream()
                    .filter(row -> row.verdict() == Verdict.DIFFERS)
                    .map(row -> name + ": " + row.key() + " means "
                            + row.meant().map(Object::toString).orElse("?") + ", is "
                            + row.seen().map(Object::toString).orElse("?") + " (" + row.note() + ")")
                    .toList();
        }
    }

    @Nested
    @RequiresEngine
    class Default extends OnAnEngine {
        Default(Engine engine) {
            super(engine, 13);
        }

        @Test
        void random_specs_are_in_force_as_they_are_meant() {
            randomSpecs();
        }
    }

    @Nested
    @RequiresEngine("trixie")
    class Trixie extends OnAnEngine {
        Trixie(Engine engine) {
            super(engine, 13);
        }

        @Test
        void random_specs_are_in_force_as_they_are_meant() {
            randomSpecs();
        }
    }

    @Nested
    @RequiresEngine("userns")
    class Userns extends OnAnEngine {
        Userns(Engine engine) {
            super(engine, 12);
        }
    }

    @Nested
    @RequiresEngine("hardened")
    class Hardened extends OnAnEngine {
        Hardened(Engine engine) {
            super(engine, 13);
        }
    }

    @Nested
    @RequiresEngine("rootless")
    class Rootless extends OnAnEngine {
        Rootless(Engine engine) {
            super(engine, 10);
        }
    }

    @Nested
    @RequiresEngine("cgroup2")
    class Cgroup2 extends OnAnEngine {
        Cgroup2(Engine engine) {
            super(engine, 13);
        }
    }

    @Nested
    @RequiresEngine("podman")
    class Podman extends OnAnEngine {

        /** What Podman adds by itself is above what a machine without CAP_SYS_RESOURCE may give. */
        private static final List<String> ADDED = List.of("nofile", "nproc");

        Podman(Engine engine) {
            super(engine, 13);
        }

        @Override
        SecurityProfile adapted(SecurityProfile profile) {
            List<Ulimit> ulimits = new ArrayList<>(profile.ulimits().orElse(List.of()));
            ADDED.stream()
                    .filter(name ->
                            ulimits.stream().noneMatch(ulimit -> ulimit.name().equals(name)))
                    .forEach(name -> ulimits.add(Ulimit.of(name, 1024)));
            return profile.with(Controls.ULIMITS, ulimits);
        }

        /** Podman prepares a container when somebody attaches to it, and not when it is started. */
        @Test
        void what_podman_refuses_when_it_is_attached_to_is_told_in_its_words() {
            SecuritySpec spec = adapted(
                            SecurityProfile.builder().user(User.named("nosuch")).build())
                    .toSpec();

            assertThatThrownBy(() -> LiveVerification.on(engine().client())
                            .from(Side.INSIDE)
                            .run(spec))
                    .isInstanceOfSatisfying(
                            ProbeException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(ProbeException.Reason.REFUSED_AT_START))
                    .hasMessageContaining("unable to find user nosuch");
        }
    }

    /**
     * cgroup v2 with controllers and AppArmor, in the virtual machine of {@code testing/vm}, which is emulated: two presets
     * are looked at, and all with {@code -Dhasp.vm.presets=all}, which takes minutes.
     */
    @Nested
    @RequiresEngine("vm")
    class VirtualMachine extends OnAnEngine {

        private static final boolean ALL =
                System.getProperty("hasp.vm.presets", "").equals("all");
        private static final Set<String> SOME = Set.of("restricted", "database");

        VirtualMachine(Engine engine) {
            super(engine, ALL ? 13 : SOME.size());
        }

        @Override
        boolean isLookedAt(Preset<?> preset) {
            return ALL || SOME.contains(preset.name());
        }
    }

    abstract static class OnAnEngine {

        private final Engine engine;
        private final int presets;

        /** On an engine where at least so many presets can be started. */
        OnAnEngine(Engine engine, int presets) {
            this.engine = engine;
            this.presets = presets;
        }

        @Test
        void presets_are_in_force_as_they_are_meant() {
            try (Container other = other()) {
                List<Trial> trials = Presets.all().stream()
                        .filter(this::isLookedAt)
                        .map(preset ->
                                trial(preset.name(), runnable(preset.profile()).toSpec()))
                        .toList();

                check(trials);
                assertThat(other.id()).isNotEmpty();
                assertThat(trials.stream().filter(Trial::isSeen).count())
                        .as(summary(trials))
                        .isGreaterThanOrEqualTo(presets);
            }
        }

        final void randomSpecs() {
            RunnableSpecs specs = new RunnableSpecs(SEED, OciHost.anyBlockDevice());
            engine.network(RunnableSpecs.NETWORK);
            List<Trial> trials = new ArrayList<>();
            try (Container other = other()) {
                assertThat(other.id()).isNotEmpty();
                while (trials.stream().filter(Trial::isSeen).count() < TRIES) {
                    SecuritySpec spec = specs.next();
                    trials.add(trial(spec.toString(), spec));
                    assertThat(trials.size()).as(summary(trials)).isLessThan(20 * TRIES);
                }
            }

            check(trials);
        }

        final Engine engine() {
            return engine;
        }

        /** Whether it is tried here at all. */
        boolean isLookedAt(Preset<?> preset) {
            return true;
        }

        /** The profile with what this machine's engine needs beside. */
        SecurityProfile adapted(SecurityProfile profile) {
            return profile;
        }

        /**
         * Networks and volumes that a preset names are made by whoever uses it; GPUs are not on every machine. What the
         * engine is known to refuse is left out, so that the rest is seen.
         */
        private SecurityProfile runnable(SecurityProfile profile) {
            profile.network()
                    .filter(NetworkMode::isNamed)
                    .flatMap(NetworkMode::name)
                    .ifPresent(engine::network);
            SecurityProfile less = adapted(profile.without(Controls.DEVICE_REQUESTS));
            for (EngineFinding found :
                    less.toSpec().check(DockerEngine.facts(engine.client())).findings()) {
                if (REFUSALS.contains(found.effect())) {
                    less = less.without(found.finding().control());
                }
            }
            return less;
        }

        private Container other() {
            engine.container(RunnableSpecs.OTHER).close();
            return engine.create(
                            create -> create.withName(RunnableSpecs.OTHER)
                                    .getHostConfig()
                                    .withIpcMode("shareable"),
                            "sleep",
                            "1000")
                    .start();
        }

        private Trial trial(String name, SecuritySpec spec) {
            try {
                Verification verification = LiveVerification.on(engine.client())
                        .withImage(engine.image())
                        .run(spec);
                return new Trial(name, verification.rows(), "");
            } catch (NotEnforceableException refused) {
                return new Trial(name, List.of(), "foreseen: " + firstLine(refused));
            } catch (ProbeException failed) {
                return new Trial(name, List.of(), firstLine(failed));
            }
        }

        private static String firstLine(Exception exception) {
            return String.valueOf(exception.getMessage()).lines().findFirst().orElse("");
        }

        private static void check(List<Trial> trials) {
            System.out.println(summary(trials));
            assertThat(trials.stream().flatMap(trial -> trial.differences().stream()))
                    .isEmpty();
        }

        private static String summary(List<Trial> trials) {
            Map<Verdict, Integer> verdicts = new LinkedHashMap<>();
            Map<String, Integer> obstacles = new TreeMap<>();
            trials.forEach(trial -> {
                if (!trial.isSeen()) {
                    obstacles.merge(trial.obstacle(), 1, Integer::sum);
                }
                trial.rows().forEach(row -> verdicts.merge(row.verdict(), 1, Integer::sum));
            });
            return trials.stream().filter(Trial::isSeen).count() + " of " + trials.size() + " specs seen; rows: "
                    + verdicts + "; not looked at: " + obstacles;
        }
    }
}
