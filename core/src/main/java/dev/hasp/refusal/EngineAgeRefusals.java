package dev.hasp.refusal;

import static dev.hasp.control.Controls.CGROUPNS;
import static dev.hasp.control.Controls.DEVICE_REQUESTS;
import static dev.hasp.control.Controls.MASKED_PATHS;
import static dev.hasp.control.Controls.READ_ONLY_PATHS;
import static dev.hasp.control.Controls.WRITABLE_CGROUPS;
import static dev.hasp.refusal.Refusal.atCreate;
import static dev.hasp.refusal.Refusal.ignored;

import dev.hasp.control.Control;
import dev.hasp.engine.ApiVersion;
import dev.hasp.engine.EngineFacts;
import dev.hasp.validation.Asked;
import java.util.List;

/** Controls that an engine is too old for. */
final class EngineAgeRefusals {

    /**
     * A control with the release and the API that brought its field.
     *
     * @param control the control
     * @param major the first release that knows it
     * @param minor the second number of that release
     * @param api the first API that reads it
     */
    private record Since(Control<?> control, int major, int minor, ApiVersion api) {

        Since(Control<?> control, int major, int minor, int apiMinor) {
            this(control, major, minor, new ApiVersion(1, apiMinor));
        }
    }

    /** Docker Engine API version history; what has a meaning of its own is told with that. */
    private static final List<Since> FIELDS = List.of(
            new Since(CGROUPNS, 20, 10, 25),
            new Since(MASKED_PATHS, 18, 6, 38),
            new Since(READ_ONLY_PATHS, 18, 6, 38),
            new Since(DEVICE_REQUESTS, 19, 3, 40));

    static final List<Refusal> ALL = List.of(
            ignored(
                    "field-unknown-to-engine",
                    "a field of a request that the engine or the API does not know is skipped without a word",
                    "use a newer engine or API, or leave it out",
                    "Docker Engine API version history; observed on 20.10.24",
                    EngineAgeRefusals::unknownField),
            atCreate(
                    "writable-cgroups-unknown",
                    "before 28 Docker refuses the option as unknown, whatever its value",
                    "use an engine from 28 on, or leave writableCgroups out",
                    "moby daemon_unix.go parseSecurityOpt; observed on 20.10.24",
                    EngineAgeRefusals::writableCgroups));

    private EngineAgeRefusals() {}

    private static void unknownField(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (engine.isPodman()) {
            return;
        }
        FIELDS.stream()
                .filter(field -> asked.has(field.control()))
                .filter(field -> !engine.isDocker(field.major(), field.minor())
                        || engine.apiVersion()
                                .filter(api -> api.compareTo(field.api()) < 0)
                                .isPresent())
                .forEach(field -> found.at(
                        field.control(),
                        asked.say(field.control()) + " is of Docker " + field.major()
                                + (field.minor() == 0 ? "" : "." + field.minor()) + " and API " + field.api()
                                + ", which " + engine.title()
                                + engine.apiVersion()
                                        .map(api -> " with API " + api)
                                        .orElse("")
                                + " is before"));
    }

    private static void writableCgroups(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (!engine.isPodman() && !engine.isDocker(28, 0) && asked.has(WRITABLE_CGROUPS)) {
            found.at(WRITABLE_CGROUPS, asked.say(WRITABLE_CGROUPS) + " is no option of " + engine.title());
        }
    }
}
