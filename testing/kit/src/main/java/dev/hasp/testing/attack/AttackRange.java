package dev.hasp.testing.attack;

import dev.hasp.SecurityProfile;
import dev.hasp.testing.engine.Container;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where attacks are tried: an engine, and on it a neighbour, a service of the host, a disk and a directory that are there
 * to be attacked. Whatever is harmed is the range's own, and closing it removes it all.
 *
 * <p>Some attacks are programs, and there are none but for x86-64.
 */
public final class AttackRange implements AutoCloseable {

    /** What weak profiles call the things that a range makes. */
    static final String NEIGHBOUR = "hasp-neighbour";

    static final String NETWORK = "hasp-range";
    static final String PROGRAMS = "hasp-attacks";
    static final String SHARED = "hasp-shared";
    static final String SOCKET = "/var/run/docker.sock";

    /** The abstract address of the host's service; its first character is 0. */
    static final String ABSTRACT = "\0hasp-attack-range";

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** How many containers attack at once; never two with the same attack that could take the other's effect for its own. */
    private static final int WORKERS = 3;

    private final Engine engine;
    private final RangeTargets targets;

    private AttackRange(Engine engine, RangeTargets targets) {
        this.engine = engine;
        this.targets = targets;
    }

    /**
     * Makes a range on an engine, in some seconds.
     *
     * @throws IllegalStateException if the engine's machine is another than x86-64
     */
    public static AttackRange on(Engine engine) {
        String machine = engine.client().infoCmd().exec().getArchitecture();
        if (!"x86_64".equals(machine)) {
            throw new IllegalStateException(
                    "there are no attacks for the engine's machine, " + machine + "; expected x86_64");
        }
        return new AttackRange(engine, RangeTargets.make(engine));
    }

    /** The control experiments: every attack under its weak profile, where it must succeed. */
    public List<AttackResult> succeed(List<Attack> attacks) {
        return run(attacks.stream()
                .map(attack -> new Trial(attack, "weak", attack.weak(), List.of()))
                .toList());
    }

    /** Every attack under its weak profile with one of its guards, each in turn, by which it must be contained. */
    public List<AttackResult> guarded(List<Attack> attacks) {
        return run(attacks.stream()
                .flatMap(attack -> attack.guards().stream()
                        .map(guard -> new Trial(
                                attack, guard.toString(), guard.putOn().apply(attack.weak()), List.of(guard))))
                .toList());
    }

    /**
     * Attacks under a profile. A network that it names is the range's own, which the peer has joined too; a directory
     * that another container reads is mounted at /shared, and the same read-only at /input. GPUs that it asks for are left
     * out, and where it has no limit of memory or of processes it gets one above what is tried.
     *
     * @param name what the results call the profile
     */
    public List<AttackResult> attack(String name, SecurityProfile profile, List<Attack> attacks) {
        return run(attacks.stream()
                .map(attack -> {
                    SecurityProfile fitted = attack.fit().fit(profile);
                    return new Trial(
                            attack,
                            name,
                            fitted,
                            attack.guards().stream()
                                    .filter(guard -> guard.holds().test(fitted))
                                    .toList());
                })
                .toList());
    }

    /** One attack under one profile. */
    private record Trial(Attack attack, String name, SecurityProfile profile, List<Guard> guards) {
        AttackResult result(AttackResult.Verdict verdict) {
            return new AttackResult(attack, name, verdict);
        }
    }

    /** Trials in the order that they are asked for, with as few containers as they need. */
    private List<AttackResult> run(List<Trial> trials) {
        Map<SecurityProfile, List<Trial>> groups = trials.stream()
                .sorted(Comparator.comparing(trial -> trial.attack().floods()))
                .collect(Collectors.groupingBy(
                        trial -> targets.named(Fitting.safe(trial.profile())),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Map<Trial, AttackResult> results = new ConcurrentHashMap<>();
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Callable<Void>> containers = groups.entrySet().stream()
                    .<Callable<Void>>map(group -> () -> {
                        results.putAll(inOneContainer(group.getKey(), group.getValue()));
                        return null;
                    })
                    .toList();
            for (Future<Void> ended : workers.invokeAll(containers)) {
                ended.get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while attacks went on", interrupted);
        } catch (ExecutionException failed) {
            throw new AssertionError("attacks did not come to their end: " + failed.getCause(), failed.getCause());
        } finally {
            workers.shutdownNow();
        }
        return trials.stream()
                .map(trial -> Objects.requireNonNull(results.get(trial)))
                .toList();
    }

    private Map<Trial, AttackResult> inOneContainer(SecurityProfile profile, List<Trial> trials) {
        List<String> command = new ArrayList<>(List.of("sh", "/attack/run"));
        trials.forEach(trial -> command.add(trial.attack().name()));
        try (Container container = engine.create(profile.toSpec(), command.toArray(String[]::new))) {
            Outcome outcome = container.run(LIMIT);
            Function<Trial, String> seen = trial -> trial.attack()
                    .witness()
                    .map(witness -> witness.look(this, container))
                    .orElseGet(() -> Transcript.of(outcome).section(trial.attack()));
            Map<Trial, AttackResult> results = new LinkedHashMap<>();
            trials.forEach(
                    trial -> results.put(trial, trial.result(Transcript.verdict(seen.apply(trial), trial.guards()))));
            return results;
        }
    }

    Engine engine() {
        return engine;
    }

    /** What the neighbour sees when it runs a command. */
    String inNeighbour(String command) {
        Outcome outcome = targets.neighbour().exec("sh", "-c", command);
        return outcome.stdout() + outcome.stderr();
    }

    /** Removes everything that it made. */
    @Override
    public void close() {
        targets.close();
    }
}
