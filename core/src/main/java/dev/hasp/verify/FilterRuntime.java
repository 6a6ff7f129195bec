package dev.hasp.verify;

import dev.hasp.SecuritySpec;
import dev.hasp.control.Controls;
import dev.hasp.engine.EngineFacts;
import dev.hasp.seccomp.filter.ContainerRuntime;

/** Which runtime makes a container's seccomp filter, as far as its name tells. */
public final class FilterRuntime {

    private FilterRuntime() {}

    /**
     * The runtime that the spec asks for, or else the engine's own: crun where the name has {@code crun} in it. Every
     * other name counts as runc, as most runtimes wrap it and a name that an administrator chose tells nothing.
     */
    public static ContainerRuntime of(SecuritySpec spec, EngineFacts engine) {
        return spec.get(Controls.RUNTIME)
                .or(engine::defaultRuntime)
                .filter(name -> name.contains("crun"))
                .map(name -> ContainerRuntime.CRUN)
                .orElse(ContainerRuntime.RUNC);
    }
}
