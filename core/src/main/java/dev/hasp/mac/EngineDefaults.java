package dev.hasp.mac;

import dev.hasp.apparmor.EngineDefault;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineVersion;
import java.util.List;

/** The engine's own profile by the engine's facts. */
final class EngineDefaults {

    /** AppArmor 4 confines them by profiles of that name; older engines' defaults do not know them yet. */
    static final List<String> RUNTIMES = List.of("crun", "runc");

    private EngineDefaults() {}

    static EngineDefault of(EngineFacts engine) {
        EngineVersion version = engine.version();
        return engine.isPodman()
                ? EngineDefault.podman()
                : EngineDefault.docker(version.major(), version.minor(), version.patch());
    }
}
