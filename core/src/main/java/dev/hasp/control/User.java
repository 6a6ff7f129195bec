package dev.hasp.control;

import java.util.Optional;

/**
 * Who the container's first process runs as.
 *
 * <p>A number without a group runs with group 0 unless the image's {@code /etc/passwd} knows the number, so give both.
 *
 * @param account the user, or empty for what the image says
 * @param group the primary group, or empty for the one of the user's entry in the image
 */
public record User(Optional<Account> account, Optional<Account> group) {

    private static final User IMAGE_DEFAULT = new User(Optional.empty(), Optional.empty());

    public User {
        if (account.isEmpty() && group.isPresent()) {
            throw new MalformedValueException(
                    "user", ":" + group.get(), "has a group and no user", "expected user or user:group");
        }
        if (group.isEmpty()
                && account.filter(a -> a.text().equals("imageDefault")).isPresent()) {
            throw new MalformedValueException(
                    "user", "imageDefault", "is a word with its own meaning", "expected the name of a user");
        }
    }

    /** A user and a group by number. */
    public static User of(long uid, long gid) {
        return new User(Optional.of(Account.of(uid)), Optional.of(Account.of(gid)));
    }

    /** A user by name, with the groups of its entry in the image. */
    public static User named(String name) {
        return new User(Optional.of(Account.of(name)), Optional.empty());
    }

    /** The user that the image names, or root where it names none. */
    public static User imageDefault() {
        return IMAGE_DEFAULT;
    }

    /** Reads Docker's spelling: {@code name|uid[:group|gid]}, or {@code imageDefault}. */
    public static User parse(String text) {
        if (text.equals("imageDefault")) {
            return IMAGE_DEFAULT;
        }
        int colon = text.indexOf(':');
        return colon < 0
                ? named(text)
                : new User(
                        Optional.of(Account.of(text.substring(0, colon))),
                        Optional.of(Account.of(text.substring(colon + 1))));
    }

    /** Whether the image decides. */
    public boolean isImageDefault() {
        return account.isEmpty();
    }

    /** Whether this is root for sure: uid 0 or the name {@code root}. */
    public boolean isRoot() {
        return account.filter(Account::isRoot).isPresent();
    }

    /** Docker's spelling; empty for the image's default. */
    public String text() {
        return account.map(Account::text).orElse("") + group.map(g -> ":" + g).orElse("");
    }

    @Override
    public String toString() {
        return isImageDefault() ? "imageDefault" : text();
    }
}
