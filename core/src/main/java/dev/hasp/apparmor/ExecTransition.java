package dev.hasp.apparmor;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Under which profile a program runs ({@code apparmor.d(5)}, Execute permission).
 *
 * @param mode the letters, such as {@code ix} or {@code Px}
 * @param target the profile by name, for {@code px}, {@code cx} and their kin
 */
public record ExecTransition(String mode, Optional<String> target) {

    private static final Pattern NAME = Pattern.compile("(?:[A-Za-z0-9_./:&+-]|@\\{[A-Za-z][A-Za-z0-9_]*})+");

    /** {@code ix}: the same profile goes on. */
    public static final ExecTransition INHERIT = new ExecTransition("ix", Optional.empty());

    /** {@code x}, which a denial alone may have. */
    public static final ExecTransition DENIED = new ExecTransition("x", Optional.empty());

    /** Refuses letters that are no mode, names that are none, and a name where the mode changes to no profile. */
    public ExecTransition {
        if (!Words.EXEC_MODES.contains(mode)) {
            throw new MalformedAppArmorException(
                    "exec mode", mode, "is unknown", "expected one of " + String.join(", ", Words.EXEC_MODES));
        }
        if (target.isPresent() && !Words.CHANGING_MODES.contains(mode)) {
            throw new MalformedAppArmorException(
                    "exec target", target.get(), "is never entered by " + mode, "expected px, cx or their kin with it");
        }
        if (target.isPresent() && !NAME.matcher(target.get()).matches()) {
            throw new MalformedAppArmorException(
                    "exec target",
                    target.get(),
                    "is no profile's name",
                    "expected letters, digits, . _ / : & + - and variables");
        }
    }
}
