package dev.hasp.seccomp;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.Capability;
import dev.hasp.linux.KernelVersion;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a profile's rules may depend on: one container on one host.
 *
 * @param boundingCaps the container's bounding set, as the kernel spells them ({@code CAP_CHOWN}); compared exactly
 * @param architecture the architecture that the engine runs on
 * @param kernel the host's kernel
 * @param engine the generation of the engine
 */
public record SeccompContext(
        Set<String> boundingCaps, Architecture architecture, KernelVersion kernel, EngineGeneration engine) {

    public SeccompContext {
        boundingCaps = Collections.unmodifiableSet(new TreeSet<>(boundingCaps));
    }

    /** A container of the newest engine. */
    public static SeccompContext of(
            Architecture architecture, KernelVersion kernel, Collection<Capability> boundingCaps) {
        return new SeccompContext(
                boundingCaps.stream().map(Capability::kernelName).collect(Collectors.toSet()),
                architecture,
                kernel,
                EngineGeneration.NEWEST);
    }

    /** The same container of another engine. */
    public SeccompContext on(EngineGeneration generation) {
        return new SeccompContext(boundingCaps, architecture, kernel, generation);
    }
}
