package dev.hasp.meaning;

import dev.hasp.control.UsernsMode;
import dev.hasp.engine.EngineFacts;
import java.util.Optional;

/** Whether a container is outside the host's first user namespace. */
final class UserNamespace {

    private UserNamespace() {}

    /** Under an engine without root always, otherwise where ids are remapped; empty where nobody knows. */
    static Optional<Boolean> isOwn(Derivation derivation) {
        EngineFacts engine = derivation.engine();
        if (engine.rootless().orElse(false)) {
            return Optional.of(true);
        }
        boolean host = derivation.userns().equals(Optional.of(UsernsMode.HOST));
        Optional<Boolean> remapped = host ? Optional.of(false) : engine.usernsRemap();
        return remapped.orElse(false) || engine.rootless().isPresent() ? remapped : Optional.empty();
    }
}
