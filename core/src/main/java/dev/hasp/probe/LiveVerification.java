package dev.hasp.probe;

import com.github.dockerjava.api.DockerClient;
import dev.hasp.SecuritySpec;
import dev.hasp.docker.DockerEngine;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.Preflight;
import dev.hasp.observed.Observation;
import dev.hasp.observed.ObservedPolicy;
import dev.hasp.observed.Wanted;
import dev.hasp.verify.FilterRuntime;
import dev.hasp.verify.Verification;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Verifies a spec on a running engine: asks the engine what it is, works out what the spec means there, starts a
 * container under it that reads what the kernel says of it, and compares.
 *
 * <pre>{@code
 * Verification verification = LiveVerification.on(client).run(spec);
 * if (!verification.isInForce()) {
 *     verification.findings().forEach(System.err::println);
 * }
 * }</pre>
 *
 * <p>Where the spec's own filter does not let a probe read inside and this is root on the engine's host, the container is
 * looked at from {@linkplain Side#OUTSIDE outside} instead, and {@link Verification#method()} says so.
 *
 * <p>Immutable: each {@code with} gives another.
 *
 * @param client the engine
 * @param image what the container is made of, empty for an image of the probe's own
 * @param side from where it is looked at and from nowhere else; empty for inside, and outside where that shows nothing
 * @param progress hears of each step, in a few words
 */
public record LiveVerification(
        DockerClient client, Optional<String> image, Optional<Side> side, Consumer<String> progress) {

    private static final Set<Effect> REFUSALS = EnumSet.of(Effect.REFUSED_AT_CREATE, Effect.REFUSED_AT_START);

    /** What a filter does to a probe inside that it does not let read. */
    private static final Set<ProbeException.Reason> BLIND =
            EnumSet.of(ProbeException.Reason.SILENT, ProbeException.Reason.KILLED);

    /** On an engine, in an image of the probe's own. */
    public static LiveVerification on(DockerClient client) {
        return new LiveVerification(client, Optional.empty(), Optional.empty(), step -> {});
    }

    /** In an image that the engine has, such as the workload's: its users, groups and volumes count. */
    public LiveVerification withImage(String name) {
        return new LiveVerification(client, Optional.of(name), side, progress);
    }

    /**
     * Looking from there and from nowhere else. From outside no system call is made and no kernel parameter is seen that
     * is the container's own; the container's first process does nothing but wait.
     */
    public LiveVerification from(Side only) {
        return new LiveVerification(client, image, Optional.of(only), progress);
    }

    /** Telling each step. */
    public LiveVerification withProgress(Consumer<String> listener) {
        return new LiveVerification(client, image, side, listener);
    }

    /**
     * Verifies, with a container that goes at the end.
     *
     * @throws dev.hasp.engine.NotEnforceableException if the engine is known to refuse the spec, so that there would be
     *     no container
     * @throws ProbeException if the container could not be looked at from inside
     * @throws UnreachableProcessException if it could not be looked at from outside, where that was asked for
     * @throws dev.hasp.docker.InexpressibleException with everything of the spec that docker-java cannot say
     * @throws dev.hasp.engine.EngineFactsException if what answers is no engine that is known here
     */
    public Verification run(SecuritySpec spec) {
        progress.accept("asking the engine what it is");
        EngineFacts engine = DockerEngine.facts(client);
        return Verification.of(spec, engine, observe(spec, engine));
    }

    /**
     * What the kernel says of a container under a spec, without a judgement; throws as {@link #run} does.
     */
    public ObservedPolicy observe(SecuritySpec spec) {
        progress.accept("asking the engine what it is");
        return observe(spec, DockerEngine.facts(client));
    }

    private ObservedPolicy observe(SecuritySpec spec, EngineFacts engine) {
        refuse(spec.check(engine));
        EffectivePolicy policy = spec.on(engine);
        MeantFilter filter = MeantFilter.of(policy, FilterRuntime.of(spec, engine));
        ProbeRequest asked =
                ProbeRequest.of(wanted(policy)).withCalls(filter::answers).withProgress(progress);
        ProbeRequest located = image.map(asked::withImage).orElse(asked);
        ProbeRequest request = located.withHostNamespaces(HostNamespaces.read(client, located));
        return observed(spec, filter, request);
    }

    /**
     * Verifies a container that already runs, looked at from outside: only as root on the engine's own host. No system
     * call is made in it and no kernel parameter is seen that is its own. Beside it a container runs for a moment that
     * shares the host's namespaces, to tell them from the container's; where the engine refuses it, those of this
     * machine's first process count as the host's.
     *
     * @param container its name or id
     * @throws UnreachableProcessException if it does not run, or cannot be looked at from here
     * @throws dev.hasp.engine.EngineFactsException if what answers is no engine that is known here
     */
    public Verification check(String container, SecuritySpec spec) {
        progress.accept("asking the engine what it is");
        EngineFacts engine = DockerEngine.facts(client);
        ProbeRequest request = ProbeRequest.of(wanted(spec.on(engine))).withProgress(progress);
        return Verification.of(spec, engine, new OutsideProbe(client, request).look(container));
    }

    /**
     * What a container that already runs is under, looked at as {@link #check} does.
     *
     * @param container its name or id
     * @param others what it is to be compared with: their kernel files and parameters are looked for
     * @throws UnreachableProcessException if it does not run, or cannot be looked at from here
     */
    public ObservedPolicy look(String container, Collection<EffectivePolicy> others) {
        List<String> paths = new ArrayList<>();
        List<String> parameters = new ArrayList<>();
        others.forEach(other -> {
            paths.addAll(paths(other));
            parameters.addAll(parameters(other));
        });
        ProbeRequest request =
                ProbeRequest.of(Observation.wanted(parameters, paths)).withProgress(progress);
        return new OutsideProbe(client, request).look(container);
    }

    private ObservedPolicy observed(SecuritySpec spec, MeantFilter filter, ProbeRequest request) {
        OutsideProbe outside = new OutsideProbe(client, request);
        if (side.equals(Optional.of(Side.OUTSIDE))) {
            return outside.look(spec, filter);
        }
        try {
            return inside(spec, request);
        } catch (ProbeException blind) {
            if (side.isPresent() || !BLIND.contains(blind.reason())) {
                throw blind;
            }
            progress.accept("the filter lets no probe read inside; looks from outside");
            try {
                return instead(outside.look(spec, filter));
            } catch (UnreachableProcessException | ProbeException neither) {
                blind.addSuppressed(neither);
                throw blind;
            }
        }
    }

    private ObservedPolicy inside(SecuritySpec spec, ProbeRequest request) {
        ProbeResult result = ContainerProbe.run(client, spec, request);
        result.blindness().ifPresent(why -> {
            throw new ProbeException(ProbeException.Reason.SILENT, why);
        });
        return Observation.read(result.files(), request.wanted(), result.hostNamespaces(), result.answers());
    }

    private static ObservedPolicy instead(ObservedPolicy seen) {
        return new ObservedPolicy(
                seen.sightings(),
                seen.absentPaths(),
                seen.answers(),
                seen.method() + ", as a probe inside could not read");
    }

    private static void refuse(Preflight preflight) {
        new Preflight(preflight.findings().stream()
                        .filter(found -> REFUSALS.contains(found.effect()))
                        .toList())
                .requireEnforceable();
    }

    /** Whatever may be hidden, protected or set under the policy. */
    static Wanted wanted(EffectivePolicy policy) {
        return Observation.wanted(parameters(policy), paths(policy));
    }

    private static List<String> paths(EffectivePolicy policy) {
        List<String> paths = new ArrayList<>();
        policy.get(Aspects.MASKED).ifPresent(paths::addAll);
        policy.get(Aspects.READ_ONLY).ifPresent(paths::addAll);
        return paths;
    }

    private static Collection<String> parameters(EffectivePolicy policy) {
        return policy.get(Aspects.KERNEL_PARAMETERS)
                .<Collection<String>>map(parameters -> parameters.keySet())
                .orElse(List.of());
    }
}
