package dev.hasp.seccomp.filter;

import dev.hasp.linux.Architecture;
import java.util.Optional;

/** Which calls some architectures make through another one. */
public final class Multiplexing {

    private Multiplexing() {}

    /**
     * The call through which an architecture can also make this one, {@code socketcall} or {@code ipc}. libseccomp
     * doubles rules onto it, without their conditions on the first argument.
     */
    public static Optional<String> call(Architecture architecture, String name) {
        return Optional.ofNullable(Multiplexer.find(architecture, name)).map(Multiplexer::call);
    }
}
