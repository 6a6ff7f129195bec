package dev.hasp.meaning;

import static dev.hasp.control.Controls.APP_ARMOR;
import static dev.hasp.control.Controls.PRIVILEGED;

import dev.hasp.control.AppArmor;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Reason;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFacts;
import java.util.List;
import java.util.Optional;

/** Which AppArmor profile confines it ({@code apparmor(7)}). */
final class AppArmorMeaning {

    private static final String UNCONFINED = "unconfined";

    /** moby {@code daemon/apparmor_default.go}. */
    private static final String DOCKER_PROFILE = "docker-default";

    static final EngineCode UNAVAILABLE = new EngineCode(
            "apparmor-unavailable",
            Effect.IGNORED,
            "without AppArmor on the host the engine does not even look at the profile, and inspect still shows it",
            "use a host with AppArmor, or leave appArmor out",
            "moby daemon WithApparmor; seen on 20.10 and 28.5");

    static final EngineCode SUPPORT_UNKNOWN = new EngineCode(
            "apparmor-support-unknown",
            Effect.UNKNOWN,
            "without AppArmor on the host the engine does not even look at the profile",
            "read the facts from the engine itself",
            "moby daemon WithApparmor");

    static final EngineCode OFF_BY_PRIVILEGED = new EngineCode(
            "apparmor-off-by-privileged",
            Effect.IGNORED,
            "a privileged container is unconfined unless a profile is named",
            "name the profile, or leave privileged out",
            "moby daemon WithApparmor");

    static final List<EngineCode> CODES = List.of(UNAVAILABLE, SUPPORT_UNKNOWN, OFF_BY_PRIVILEGED);

    private AppArmorMeaning() {}

    static void mean(Derivation derivation) {
        AppArmor asked = derivation.get(APP_ARMOR).orElse(AppArmor.engineDefault());
        Optional<Boolean> available = derivation.engine().appArmor();
        if (asked instanceof AppArmor.Unconfined) {
            derivation.mean(Aspects.APP_ARMOR_PROFILE, UNCONFINED, derivation.asked(APP_ARMOR));
        } else if (asked instanceof AppArmor.EngineDefault && derivation.is(PRIVILEGED)) {
            if (derivation.has(APP_ARMOR)) {
                derivation.find(OFF_BY_PRIVILEGED, APP_ARMOR);
            }
            unconfined(derivation, "a privileged container is unconfined unless a profile is named");
        } else if (available.isEmpty()) {
            if (asked instanceof AppArmor.Profile) {
                derivation.find(SUPPORT_UNKNOWN, APP_ARMOR);
            }
            unknown(derivation, "whether the host has AppArmor is not known");
        } else if (!available.get()) {
            unavailable(derivation, asked);
        } else {
            confined(derivation, asked);
        }
    }

    private static void unavailable(Derivation derivation, AppArmor asked) {
        if (asked instanceof AppArmor.Profile && derivation.engine().isPodman()) {
            unknown(derivation, "the host has no AppArmor, and Podman does not create the container");
            return;
        }
        if (asked instanceof AppArmor.Profile) { // the default is what the engine has, which is nothing here
            derivation.find(UNAVAILABLE, APP_ARMOR);
        }
        unconfined(derivation, "the host has no AppArmor");
    }

    private static void confined(Derivation derivation, AppArmor asked) {
        EngineFacts engine = derivation.engine();
        if (asked instanceof AppArmor.Profile profile) {
            derivation.mean(Aspects.APP_ARMOR_PROFILE, profile.name(), derivation.asked(APP_ARMOR));
        } else if (engine.isPodman()) {
            unknown(derivation, "the name of Podman's own profile has the version of a library in it");
        } else {
            derivation.mean(
                    Aspects.APP_ARMOR_PROFILE,
                    DOCKER_PROFILE,
                    derivation.askedOrDefault(APP_ARMOR),
                    Reason.of("the engine loads its own profile"));
        }
    }

    private static void unconfined(Derivation derivation, String reason) {
        derivation.mean(Aspects.APP_ARMOR_PROFILE, UNCONFINED, derivation.askedOrDefault(APP_ARMOR), Reason.of(reason));
    }

    private static void unknown(Derivation derivation, String reason) {
        derivation.unknown(Aspects.APP_ARMOR_PROFILE, derivation.askedOrDefault(APP_ARMOR), Reason.of(reason));
    }
}
