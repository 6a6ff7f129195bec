package dev.hasp.meet;

import static dev.hasp.control.Controls.CAPABILITIES;
import static dev.hasp.control.Controls.NO_NEW_PRIVILEGES;
import static dev.hasp.control.Controls.PRIVILEGED;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Account;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Control;
import dev.hasp.control.User;
import java.util.List;
import java.util.Optional;

/** Who the first process is, and what it may do. */
final class IdentityMeets {

    private IdentityMeets() {}

    /** The image's user may be anyone, the given one among them; a user with a group is one of those without. */
    static final Meet<User> USER_RULE = Meet.withDefault(User.imageDefault(), IdentityMeets::user);

    static final Meet<List<Account>> GROUPS_RULE = Lists.common(IdentityMeets::number);

    private static Answer<User> user(User first, User second) {
        if (first.isImageDefault() || second.isImageDefault()) {
            return Answer.of(first.isImageDefault() ? second : first);
        }
        Account account = number(first.account().orElseThrow());
        boolean same = account.equals(number(second.account().orElseThrow()));
        Optional<Account> one = first.group().map(IdentityMeets::number);
        Optional<Account> other = second.group().map(IdentityMeets::number);
        if (!same || (one.isPresent() && other.isPresent() && !one.equals(other))) {
            return Answer.disputed(
                    "each of two users may touch files that the other may not", "name one user in both layers");
        }
        return Answer.of(new User(Optional.of(account), one.or(() -> other)));
    }

    /** Root is 0 in every image. */
    private static Account number(Account account) {
        return account.isRoot() ? Account.of(0) : account;
    }

    /** A rule for a control that privileged overrides, decided or not: there the other side counts. */
    static <T> Area underPrivileged(Control<T> control, Meet<T> rule) {
        return meeting -> {
            boolean first = isPrivileged(meeting.first());
            if (first == isPrivileged(meeting.second())) {
                meeting.meet(control, rule);
            } else {
                meeting.decide(control, Answer.of((first ? meeting.second() : meeting.first()).get(control)));
            }
        };
    }

    /** A privileged container has them all, whatever its lists say (moby {@code oci/caps.TweakCapabilities}). */
    static void capabilities(Meeting meeting) {
        boolean first = isPrivileged(meeting.first());
        boolean second = isPrivileged(meeting.second());
        if (first == second) {
            Meet<Capabilities> listed = first
                    ? Meet.ofBoth((a, b) -> CapabilityMeet.RULE.of(Optional.of(a), Optional.of(b)))
                    : CapabilityMeet.RULE;
            meeting.meet(CAPABILITIES, listed);
        } else {
            meeting.decide(CAPABILITIES, Answer.of((first ? meeting.second() : meeting.first()).get(CAPABILITIES)));
        }
    }

    /** What validation refuses as out of reach is left out: it would be in effect with some engines. */
    static void outOfReach(Meeting meeting) {
        SecurityProfile result = meeting.result();
        boolean isOther = result.user()
                .flatMap(User::account)
                .filter(account -> account.id().isPresent() && !account.isRoot())
                .isPresent();
        if (isOther && result.get(NO_NEW_PRIVILEGES).orElse(false) && !isPrivileged(result)) {
            result.get(CAPABILITIES)
                    .filter(Capabilities::addsAny)
                    .ifPresent(asked -> meeting.decide(
                            CAPABILITIES,
                            CapabilityMeet.of(asked).withoutNamed().written()));
        }
    }

    static boolean isPrivileged(SecurityProfile profile) {
        return profile.get(PRIVILEGED).orElse(false);
    }

    /**
     * A rule for a control that privileged opens where nobody decides: nothing is stricter in that side, so the other counts.
     */
    static <T> Area overPrivileged(Control<T> control, Meet<T> rule) {
        return meeting -> {
            Optional<T> first = meeting.first().get(control);
            Optional<T> second = meeting.second().get(control);
            if (first.isEmpty() && isPrivileged(meeting.first())) {
                meeting.decide(control, Answer.of(second));
            } else if (second.isEmpty() && isPrivileged(meeting.second())) {
                meeting.decide(control, Answer.of(first));
            } else {
                meeting.meet(control, rule);
            }
        };
    }
}
