package dev.hasp.apparmor;

import java.util.regex.Pattern;

/**
 * A profile's name. AppArmor itself takes nearly everything, and gives {@code a//b}, {@code ^a}, {@code :a:b} and
 * {@code /a} meanings of their own; these names are plain everywhere.
 *
 * @param text 1 to 128 letters, digits, {@code _}, {@code .} and {@code -}, a letter or digit first
 */
public record ProfileName(String text) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");

    /** Refuses what is not plain, and {@code unconfined} and {@code default}, which mean other things. */
    public ProfileName {
        if (!PLAIN.matcher(text).matches() || text.equals("unconfined") || text.equals("default")) {
            throw new MalformedAppArmorException(
                    "AppArmor profile",
                    text,
                    "is no plain name",
                    "expected 1 to 128 letters, digits, _, . and -, and neither unconfined nor default");
        }
    }

    /** The name. */
    @Override
    public String toString() {
        return text;
    }
}
