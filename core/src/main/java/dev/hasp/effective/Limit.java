package dev.hasp.effective;

import java.util.OptionalLong;

/**
 * A number that cannot be exceeded, or none.
 *
 * @param value the most, empty for no limit
 */
public record Limit(OptionalLong value) implements Comparable<Limit> {

    private static final Limit UNLIMITED = new Limit(OptionalLong.empty());

    /** No limit. */
    public static Limit unlimited() {
        return UNLIMITED;
    }

    /** At most that. */
    public static Limit of(long most) {
        return new Limit(OptionalLong.of(most));
    }

    /** Whether there is no limit. */
    public boolean isUnlimited() {
        return value.isEmpty();
    }

    /** Stricter first, no limit last. */
    @Override
    public int compareTo(Limit other) {
        if (isUnlimited() || other.isUnlimited()) {
            return Boolean.compare(isUnlimited(), other.isUnlimited());
        }
        return Long.compare(value.getAsLong(), other.value.getAsLong());
    }

    /** The number, or {@code unlimited}. */
    @Override
    public String toString() {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "unlimited";
    }
}
