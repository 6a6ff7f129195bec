package dev.hasp.meaning;

import static dev.hasp.control.Controls.GROUPS;
import static dev.hasp.control.Controls.UMASK;
import static dev.hasp.control.Controls.USER;

import dev.hasp.control.Account;
import dev.hasp.control.Umask;
import dev.hasp.control.User;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Reason;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFacts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/** Who the first process is; in which user namespace is {@link UserNamespaceMeaning}'s. */
final class IdentityMeaning implements Meaning {

    /** runc {@code libcontainer/init_linux.go}: what every process starts with unless the configuration says else. */
    private static final int RUNTIME_UMASK = 0022;

    private static final Reason IMAGE_USER =
            Reason.of("the image decides, and root is what it gets where it names none");
    private static final Reason IMAGE_ACCOUNTS = Reason.of("the image's /etc/passwd and /etc/group decide");

    static final EngineCode UMASK_IGNORED = new EngineCode(
            "umask-ignored",
            Effect.IGNORED,
            "the engine knows no umask and the runtime sets 0022",
            "use Docker 29.8 or later, or set the umask in the program",
            "moby api/docs/CHANGELOG.md 1.56; HostConfig keys that an engine does not know are dropped");

    static final EngineCode UMASK_UNKNOWN = new EngineCode(
            "umask-support-unknown",
            Effect.UNKNOWN,
            "the engine takes a umask only from requests of API 1.56 and later",
            "read the facts from the engine itself",
            "moby api/docs/CHANGELOG.md 1.56");

    static final List<EngineCode> CODES = List.of(UMASK_IGNORED, UMASK_UNKNOWN);

    @Override
    public void of(Derivation derivation) {
        User user = derivation.get(USER).orElse(User.imageDefault());
        uid(derivation, user);
        gid(derivation, user);
        groups(derivation, user);
        umask(derivation);
    }

    /** The number, where no file of the image is needed to know it; root is 0 in every image. */
    private static OptionalLong number(Account account) {
        return account.isRoot() ? OptionalLong.of(0) : account.id();
    }

    private static Reason asked(Derivation derivation) {
        return derivation.askedOrDefault(USER);
    }

    private static void uid(Derivation derivation, User user) {
        if (user.account().isEmpty()) {
            derivation.unknown(Aspects.UID, asked(derivation), IMAGE_USER);
            return;
        }
        OptionalLong uid = number(user.account().get());
        if (uid.isPresent()) {
            derivation.mean(Aspects.UID, uid.getAsLong(), asked(derivation));
        } else {
            derivation.unknown(Aspects.UID, asked(derivation), IMAGE_ACCOUNTS);
        }
    }

    /** runc {@code libcontainer/user.GetExecUser}: without a group, that of the image's entry, else 0. */
    private static void gid(Derivation derivation, User user) {
        if (user.group().isPresent() && number(user.group().get()).isPresent()) {
            derivation.mean(Aspects.GID, number(user.group().get()).getAsLong(), asked(derivation));
        } else if (user.account().isEmpty()) {
            derivation.unknown(Aspects.GID, asked(derivation), IMAGE_USER);
        } else if (user.group().isEmpty() && number(user.account().get()).isPresent()) {
            derivation.unknown(
                    Aspects.GID,
                    asked(derivation),
                    Reason.of("no group is given: 0, or what the image's /etc/passwd has for the user"));
        } else {
            derivation.unknown(Aspects.GID, asked(derivation), IMAGE_ACCOUNTS);
        }
    }

    /**
     * runc {@code GetExecUser}: a user with an explicit group gets none of the image's; moby {@code getUser} adds the
     * group id itself since 20.10.18 (CVE-2022-36109), podman too.
     */
    private static void groups(Derivation derivation, User user) {
        Optional<Long> gid = derivation.meant(Aspects.GID);
        if (user.group().isEmpty() || gid.isEmpty()) {
            derivation.unknown(
                    Aspects.GROUPS_HELD, asked(derivation), user.account().isEmpty() ? IMAGE_USER : IMAGE_ACCOUNTS);
            return;
        }
        SortedSet<Long> groups = new TreeSet<>();
        for (Account group : derivation.each(GROUPS)) {
            OptionalLong number = number(group);
            if (number.isEmpty()) {
                derivation.unknown(Aspects.GROUPS_HELD, derivation.asked(GROUPS), IMAGE_ACCOUNTS);
                return;
            }
            groups.add(number.getAsLong());
        }
        Reason own = Reason.of("a user with a group of its own gets none of the image's");
        if (addsOwnGroup(derivation.engine())) {
            groups.add(gid.get());
        }
        if (derivation.has(GROUPS)) {
            derivation.mean(Aspects.GROUPS_HELD, groups, asked(derivation), derivation.asked(GROUPS), own);
        } else {
            derivation.mean(Aspects.GROUPS_HELD, groups, asked(derivation), own);
        }
    }

    private static boolean addsOwnGroup(EngineFacts engine) {
        return engine.isPodman()
                || engine.isDocker(20, 11)
                || (engine.isDocker(20, 10) && engine.version().patch() >= 18);
    }

    private static void umask(Derivation derivation) {
        Optional<Umask> asked = derivation.get(UMASK);
        boolean isRuntimes =
                asked.filter(umask -> umask.bits() != RUNTIME_UMASK).isEmpty();
        if (isRuntimes || !derivation.engine().isDocker(29, 8)) {
            runtimeUmask(derivation, isRuntimes);
        } else if (derivation.engine().apiVersion().isEmpty()) {
            derivation.find(UMASK_UNKNOWN, UMASK);
            derivation.unknown(
                    Aspects.UMASK_SET, derivation.asked(UMASK), Reason.of("the version of the API is not known"));
        } else if (derivation.engine().apiVersion().get().isAtLeast(1, 56)) {
            derivation.mean(Aspects.UMASK_SET, asked.orElseThrow().bits(), derivation.asked(UMASK));
        } else {
            runtimeUmask(derivation, false);
        }
    }

    private static void runtimeUmask(Derivation derivation, boolean isAsked) {
        if (!isAsked) {
            derivation.find(UMASK_IGNORED, UMASK);
        }
        derivation.mean(
                Aspects.UMASK_SET,
                RUNTIME_UMASK,
                derivation.askedOrDefault(UMASK),
                Reason.of("the runtime sets 0022 where the engine says nothing"));
    }
}
