package dev.hasp.testing.attack;

import dev.hasp.SecurityProfile;
import dev.hasp.control.AppArmor;
import dev.hasp.control.Capabilities;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.Seccomp;
import dev.hasp.control.User;
import dev.hasp.linux.Capability;

/** Profiles that are weak on purpose; nothing but a throw-away target should ever run under them. */
final class Weak {

    /** Root with the engine's capabilities, no filter, no masked path, and nothing but namespaces around it. */
    static final SecurityProfile BASE = SecurityProfile.builder()
            .user(User.of(0, 0))
            .capabilities(Capabilities.only(Capabilities.ENGINE_DEFAULTS.toArray(Capability[]::new)))
            .noNewPrivileges(false)
            .network(NetworkMode.none())
            .seccomp(Seccomp.unconfined())
            .appArmor(AppArmor.unconfined())
            .maskedPaths()
            .readOnlyPaths()
            .build()
            .named("weak");

    /** A user who has nothing. */
    static final SecurityProfile USER = BASE.toBuilder()
            .user(User.of(1000, 1000))
            .capabilities(Capabilities.engineDefault())
            .build();

    /** On the bridge that all containers share by default. */
    static final SecurityProfile BRIDGE =
            BASE.toBuilder().network(NetworkMode.bridge()).build();

    /** On the host's network. */
    static final SecurityProfile HOST_NETWORK =
            BASE.toBuilder().network(NetworkMode.host()).build();

    /** Among the neighbour's processes. */
    static final SecurityProfile NEIGHBOUR_PROCESSES =
            BASE.toBuilder().pid(PidMode.container(AttackRange.NEIGHBOUR)).build();

    private Weak() {}

    static SecurityProfile with(Capability... more) {
        return BASE.toBuilder()
                .capabilities(BASE.capabilities().orElseThrow().plus(more))
                .build();
    }
}
