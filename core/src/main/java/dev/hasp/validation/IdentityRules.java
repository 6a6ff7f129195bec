package dev.hasp.validation;

import static dev.hasp.control.Controls.CAPABILITIES;
import static dev.hasp.control.Controls.GROUPS;
import static dev.hasp.control.Controls.NO_NEW_PRIVILEGES;
import static dev.hasp.control.Controls.PRIVILEGED;
import static dev.hasp.control.Controls.TMPFS;
import static dev.hasp.control.Controls.USER;
import static dev.hasp.validation.Rule.error;
import static dev.hasp.validation.Rule.warning;

import dev.hasp.control.Account;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Tmpfs;
import dev.hasp.control.User;
import java.util.List;

/** Who the container runs as, and what that user can come to ({@code credentials(7)}, {@code capabilities(7)}). */
final class IdentityRules {

    static final List<Rule> ALL = List.of(
            error(
                    "capability-out-of-reach",
                    "run as root with only these capabilities, or leave them out",
                    IdentityRules::outOfReach),
            warning(
                    "capability-needs-file-capability",
                    "run as root with only these capabilities, or give the program file capabilities",
                    IdentityRules::needsFileCapability),
            warning("user-without-group", "give uid:gid", IdentityRules::userWithoutGroup),
            warning("account-from-image", "give the number", IdentityRules::accountFromImage),
            error("tmpfs-setuid-without-effect", "leave one of both out", IdentityRules::setuidTmpfs));

    private IdentityRules() {}

    /** Whether the user is some other than root for sure: a number other than 0. */
    static boolean isNotRoot(User user) {
        return user.account()
                .filter(account -> account.id().isPresent() && !account.isRoot())
                .isPresent();
    }

    /** moby WithCapabilities sets no ambient set, and no_new_privs(2) makes file capabilities void. */
    private static void outOfReach(Asked asked, Rule.Found found) {
        if (addsForNonRoot(asked) && asked.is(NO_NEW_PRIVILEGES)) {
            found.at(
                    CAPABILITIES,
                    asked.say(CAPABILITIES) + " add some, but " + user(asked) + " cannot have them in effect and "
                            + asked.say(NO_NEW_PRIVILEGES, true) + " stops every program from gaining them");
        }
    }

    /** moby WithCapabilities: for a user other than root, capabilities stay in the bounding set. */
    private static void needsFileCapability(Asked asked, Rule.Found found) {
        if (addsForNonRoot(asked) && !asked.is(NO_NEW_PRIVILEGES)) {
            found.at(
                    CAPABILITIES,
                    asked.say(CAPABILITIES) + " add some, but " + user(asked)
                            + " has them only in programs with file capabilities or a setuid bit");
        }
    }

    /** moby daemon getUser: a number that the image's /etc/passwd does not know has gid 0. */
    private static void userWithoutGroup(Asked asked, Rule.Found found) {
        asked.user()
                .filter(user -> isNotRoot(user) && user.group().isEmpty())
                .ifPresent(user -> found.at(
                        USER,
                        asked.say(USER, user) + " has no group and runs with gid 0 unless the image knows the number"));
    }

    /** moby daemon getUser: names are looked up in the image when the container starts. */
    private static void accountFromImage(Asked asked, Rule.Found found) {
        asked.user().ifPresent(user -> {
            user.account()
                    .filter(IdentityRules::fromImage)
                    .ifPresent(name -> found.at(
                            USER, asked.say(USER, user) + " is whatever number the image gives it, and must be there"));
            user.group()
                    .filter(IdentityRules::fromImage)
                    .ifPresent(name -> found.at(USER, asked.say(USER, user) + " has a group that the image must know"));
        });
        asked.each(GROUPS).stream()
                .filter(IdentityRules::fromImage)
                .forEach(group -> found.at(
                        GROUPS,
                        asked.say(GROUPS, group) + " is whatever number the image gives it, and must be there"));
    }

    /** mount(2) suid and no_new_privs(2): setuid bits are void whatever the file system says. */
    private static void setuidTmpfs(Asked asked, Rule.Found found) {
        asked.each(TMPFS).stream()
                .filter(tmpfs -> asked.is(NO_NEW_PRIVILEGES))
                .filter(Tmpfs::setuid)
                .forEach(tmpfs -> found.at(
                        TMPFS,
                        asked.say(TMPFS, tmpfs.target()) + " honours setuid bits, but "
                                + asked.say(NO_NEW_PRIVILEGES, true) + " makes them void"));
    }

    private static boolean addsForNonRoot(Asked asked) {
        return !asked.is(PRIVILEGED)
                && asked.capabilities().filter(Capabilities::addsAny).isPresent()
                && asked.user().filter(IdentityRules::isNotRoot).isPresent();
    }

    private static boolean fromImage(Account account) {
        return account.id().isEmpty() && !account.isRoot();
    }

    private static String user(Asked asked) {
        return asked.say(USER, asked.user().orElse(User.imageDefault()));
    }
}
