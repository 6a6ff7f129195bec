package dev.hasp;

import com.github.dockerjava.api.command.CreateContainerCmd;
import dev.hasp.ceiling.Admission;
import dev.hasp.ceiling.Ceiling;
import dev.hasp.ceiling.Refusal;
import dev.hasp.control.Control;
import dev.hasp.control.ControlGetters;
import dev.hasp.docker.CreatedContainer;
import dev.hasp.docker.Creation;
import dev.hasp.docker.DockerFlags;
import dev.hasp.docker.DockerJava;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.Preflight;
import dev.hasp.meaning.Meanings;
import dev.hasp.refusal.Refusals;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A profile that passed validation: the only thing that can be applied or rendered. Made by
 * {@link SecurityProfile#toSpec()}.
 */
public final class SecuritySpec implements ControlGetters {

    private final SecurityProfile profile;
    private final List<Finding> warnings;

    SecuritySpec(SecurityProfile profile, List<Finding> warnings) {
        this.profile = profile;
        this.warnings = List.copyOf(warnings);
    }

    /** The profile that was validated. */
    public SecurityProfile profile() {
        return profile;
    }

    /** What validation found that does not stop the profile. */
    public List<Finding> warnings() {
        return warnings;
    }

    @Override
    public <T> Optional<T> get(Control<T> control) {
        return profile.get(control);
    }

    /** The controls that are decided, in the order of {@link dev.hasp.control.Controls#all()}. */
    public Set<Control<?>> decided() {
        return profile.decided();
    }

    /**
     * Writes what is decided into a create command of docker-java, and keeps what the caller set for everything else.
     * Use it as {@code spec::applyTo} where a consumer of create commands is taken, such as Testcontainers' modifier.
     * Call it last: {@code withHostConfig} replaces everything that was written before.
     *
     * @throws dev.hasp.docker.InexpressibleException with everything that docker-java cannot say
     * @throws dev.hasp.docker.ContradictionException with every setting of the caller's own that says something else;
     *     nothing is written then
     */
    public void applyTo(CreateContainerCmd command) {
        DockerJava.apply(this, command);
    }

    /**
     * Writes what is decided into a create command, as {@link #applyTo} does, and creates the container; every warning of
     * the engine becomes a finding. The caller starts it, or removes it where a finding says that a control is not in
     * force: {@link CreatedContainer#requireInForce}.
     *
     * @throws dev.hasp.docker.InexpressibleException with everything that docker-java cannot say
     * @throws dev.hasp.docker.ContradictionException with every setting of the caller's own that says something else;
     *     nothing is created then
     */
    public CreatedContainer create(CreateContainerCmd command) {
        return Creation.create(this, command);
    }

    /**
     * The arguments of {@code docker run} and {@code docker create} that say the same.
     *
     * @throws dev.hasp.docker.InexpressibleException with everything that no flag can say
     */
    public DockerFlags flags() {
        return DockerFlags.of(this);
    }

    /** What this means on an engine: every aspect of the container that the kernel enforces, each with its reasons. */
    public EffectivePolicy on(EngineFacts engine) {
        return Meanings.policy(this, engine);
    }

    /** What an engine would refuse, discard, weaken, ignore or change of this, before anything starts. */
    public Preflight check(EngineFacts engine) {
        return new Preflight(Stream.concat(Refusals.of(this, engine).stream(), Meanings.losses(this, engine).stream())
                .toList());
    }

    /** Whether this may run on an engine under a ceiling, or every reason why not; see {@link Ceiling#admit}. */
    public Admission within(Ceiling ceiling, EngineFacts engine) {
        List<Refusal> refusals = ceiling.refusals(this, engine);
        return new Admission(refusals.isEmpty() ? Optional.of(this) : Optional.empty(), refusals);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecuritySpec that && that.profile.equals(profile);
    }

    @Override
    public int hashCode() {
        return profile.hashCode();
    }

    @Override
    public String toString() {
        return "SecuritySpec" + profile.toString().substring("SecurityProfile".length());
    }
}
