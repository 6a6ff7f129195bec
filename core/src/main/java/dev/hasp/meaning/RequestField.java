package dev.hasp.meaning;

import dev.hasp.control.Control;
import dev.hasp.engine.ApiVersion;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFacts;
import java.util.List;
import java.util.Optional;

/**
 * A field that engines before a version of the API leave out without a word (moby {@code api/docs/CHANGELOG.md}).
 *
 * @param code what is reported then
 * @param apiMinor the second number of the first API version, 1.N, that has it
 * @param dockerMajor the first Docker that reads it
 */
record RequestField(EngineCode code, int apiMinor, int dockerMajor) {

    /** HostConfig.Annotations. */
    static final RequestField ANNOTATIONS = field("annotations-ignored", Effect.IGNORED, "annotations", 43, 24);

    /** VolumeOptions.Subpath; an engine that knows it refuses it for an older API. */
    static final RequestField VOLUME_SUBPATH =
            field("volume-subpath-ignored", Effect.WEAKENED, "a subpath, and mounts the whole volume", 45, 26);

    /** BindOptions.NonRecursive. */
    static final RequestField BIND_NON_RECURSIVE =
            field("bind-non-recursive-ignored", Effect.WEAKENED, "it, and mounts what is below too", 40, 19);

    /** BindOptions.ReadOnlyForceRecursive. */
    static final RequestField BIND_READ_ONLY_RECURSIVE =
            field("bind-read-only-not-recursive", Effect.WEAKENED, "it, and leaves mounts below writable", 44, 25);

    /** BindOptions.CreateMountpoint. */
    static final RequestField BIND_CREATE_SOURCE =
            field("bind-create-source-ignored", Effect.IGNORED, "it, and fails where the source is missing", 42, 23);

    private static final EngineCode UNKNOWN = new EngineCode(
            "request-field-unknown",
            Effect.UNKNOWN,
            "nothing that is known of the engine tells whether it reads that field of the request",
            "give the engine's API version, or look in a running container",
            "moby api/docs/CHANGELOG.md; Podman does not say which fields it reads");

    private static RequestField field(String code, Effect effect, String what, int apiMinor, int dockerMajor) {
        return new RequestField(
                new EngineCode(
                        code,
                        effect,
                        "an engine before API 1." + apiMinor + " ignores " + what,
                        "use Docker " + dockerMajor + " or later, or leave it out",
                        "moby api/docs/CHANGELOG.md 1." + apiMinor + ", seen on 20.10.24"),
                apiMinor,
                dockerMajor);
    }

    static List<EngineCode> codes() {
        return List.of(
                ANNOTATIONS.code,
                VOLUME_SUBPATH.code,
                BIND_NON_RECURSIVE.code,
                BIND_READ_ONLY_RECURSIVE.code,
                BIND_CREATE_SOURCE.code,
                UNKNOWN);
    }

    /** Whether requests to that engine are read with the field; empty where nobody knows. */
    Optional<Boolean> isRead(EngineFacts engine) {
        if (engine.isPodman()) {
            return Optional.empty();
        }
        return Optional.of(engine.isDocker(dockerMajor, 0)
                && engine.apiVersion()
                        .map(api -> api.compareTo(new ApiVersion(1, apiMinor)) >= 0)
                        .orElse(true));
    }

    /** Reports a control that asks for the field where it is not, or perhaps not, read. */
    void ifIgnored(Derivation derivation, Control<?> control, boolean asked) {
        report(derivation.engine(), asked).ifPresent(found -> derivation.find(found, control));
    }

    /** The same for one item of a control. */
    void ifIgnored(Derivation derivation, Control<?> control, boolean asked, String item) {
        report(derivation.engine(), asked).ifPresent(found -> derivation.find(found, control, item));
    }

    private Optional<EngineCode> report(EngineFacts engine, boolean asked) {
        Optional<Boolean> read = isRead(engine);
        return asked && !read.orElse(false) ? Optional.of(read.isPresent() ? code : UNKNOWN) : Optional.empty();
    }
}
