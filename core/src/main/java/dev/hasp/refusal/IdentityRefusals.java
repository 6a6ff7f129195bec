package dev.hasp.refusal;

import static dev.hasp.control.Controls.GROUPS;
import static dev.hasp.control.Controls.USER;
import static dev.hasp.refusal.Refusal.unknown;

import dev.hasp.control.Account;
import dev.hasp.control.User;
import dev.hasp.control.UsernsMode;
import dev.hasp.engine.EngineFacts;
import dev.hasp.validation.Asked;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who the container runs as, where ids are mapped ({@code user_namespaces(7)}). */
final class IdentityRefusals {

    /** useradd(8) SUB_UID_COUNT and SUB_GID_COUNT: how many ids a user is given unless someone decided otherwise. */
    private static final long USUAL_IDS = 65_536;

    static final List<Refusal> ALL = List.of(unknown(
            "id-may-be-unmapped",
            "an id outside the range that the user namespace maps cannot be taken, and the container does not start",
            "give an id below 65536",
            "runc libcontainer/init_linux.go setupUser; user_namespaces(7)",
            IdentityRefusals::unmapped));

    private IdentityRefusals() {}

    private static void unmapped(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (!mapsIds(asked, engine)) {
            return;
        }
        asked.user()
                .filter(user -> Stream.of(user.account(), user.group())
                        .flatMap(Optional::stream)
                        .anyMatch(IdentityRefusals::isHigh))
                .ifPresent((User user) ->
                        found.at(USER, asked.say(USER, user) + " may be beyond the ids of " + engine.title()));
        asked.each(GROUPS).stream()
                .filter(IdentityRefusals::isHigh)
                .forEach(group ->
                        found.at(GROUPS, asked.say(GROUPS, group) + " may be beyond the ids of " + engine.title()));
    }

    private static boolean mapsIds(Asked asked, EngineFacts engine) {
        boolean remaps = engine.usernsRemap().orElse(false)
                && asked.userns().filter(UsernsMode.HOST::equals).isEmpty();
        return remaps || engine.rootless().orElse(false);
    }

    private static boolean isHigh(Account account) {
        return account.id().orElse(0) >= USUAL_IDS;
    }
}
