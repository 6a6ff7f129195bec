package dev.hasp.cli;

import dev.hasp.engine.EngineFacts;
import dev.hasp.seccomp.DockerDefault;
import java.util.List;

/** The engine that is meant where nobody names one. */
final class AssumedEngine {

    static final String AS_FRESH = " as a fresh installation has it";

    private AssumedEngine() {}

    /** Docker of the newest release that is known, as a fresh installation has it. */
    static EngineFacts facts() {
        List<String> versions = DockerDefault.versions();
        return EngineFacts.plainDocker(versions.get(versions.size() - 1));
    }
}
