package dev.hasp.verify;

import dev.hasp.SecuritySpec;
import dev.hasp.control.Controls;
import dev.hasp.engine.EngineFacts;
import dev.hasp.seccomp.filter.ContainerRuntime;

/** Which runtime makes a container's seccomp filter, as far as its name tells. */
public final class FilterRuntime {

    private FilterRuntime() {}

    /**
     * The runtime that the spec asks for, or else the engine's own, by its name; runc where neither is known.
     */
    public static ContainerRuntime of(SecuritySpec spec, EngineFacts engine) {
        return spec.get(Controls.RUNTIME)
                .or(engine::defaultRuntime)
                .map(ContainerRuntime::ofName)
                .orElse(ContainerRuntime.RUNC);
    }
}
