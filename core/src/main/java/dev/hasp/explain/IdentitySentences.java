package dev.hasp.explain;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Account;
import dev.hasp.control.Controls;
import dev.hasp.control.User;
import dev.hasp.control.UsernsMode;
import java.util.List;
import java.util.Optional;

/** Who the container is, and what power that gives. */
final class IdentitySentences {

    private static final String IMAGE_USER = "runs as the user that the image names, or as root where it names none";
    private static final String HOST_IDS = "has the host's user ids, so root inside is root outside,";

    static final List<Sentence<?>> ALL = List.of(
            Sentence.of(Controls.USER, IdentitySentences::user).open(IMAGE_USER),
            Sentence.of(
                    Controls.GROUPS,
                    groups -> groups.isEmpty()
                            ? "belongs to no group beside those of its user"
                            : "also belongs to " + Plain.quoted(groups)),
            Sentence.of(
                            Controls.USERNS,
                            mode -> mode == UsernsMode.HOST
                                    ? HOST_IDS + " even where the daemon remaps them"
                                    : HOST_IDS + " unless the daemon remaps them")
                    .open(HOST_IDS + " unless the daemon remaps them"),
            Sentence.of(Controls.CAPABILITIES, CapabilitySentence::decided)
                    .open(profile -> Optional.of(CapabilitySentence.open(profile))),
            Sentence.either(
                            Controls.NO_NEW_PRIVILEGES,
                            "gains nothing from setuid programs and file capabilities: what it starts without, it never gets",
                            "may gain privileges from setuid programs and file capabilities, whatever the daemon's default")
                    .open("may gain privileges from setuid programs and file capabilities, unless the daemon's default"
                            + " forbids it"),
            Sentence.either(
                    Controls.PRIVILEGED,
                    "has nearly every lock off: all capabilities, all of the host's devices, no AppArmor or SELinux, no"
                            + " masked paths, and no seccomp filter beside one that the profile names",
                    "is not privileged: the other locks hold"),
            Sentence.of(
                    Controls.UMASK,
                    umask -> "makes files without the permission bits " + umask
                            + "; engines before 29.8 do not know this"));

    private IdentitySentences() {}

    private static Phrase user(User user, SecurityProfile profile) {
        if (user.isImageDefault()) {
            return Phrase.of(IMAGE_USER);
        }
        Account account = user.account().orElseThrow();
        String who = "runs as user " + account(account);
        String group = user.group()
                .map(g -> " and group " + account(g))
                .orElse(
                        account.id().isPresent()
                                ? ", with group 0 unless the image knows the user"
                                : ", with the groups that the image gives it");
        String root = user.isRoot() ? ": root" : account.id().isPresent() ? ": not root" : "";
        return Phrase.of(who + group + root);
    }

    private static String account(Account account) {
        return account.id().isPresent() ? account.text() : Plain.quoted(account.text());
    }
}
