package dev.hasp.apparmor;

import java.util.regex.Pattern;

/**
 * Text from another file of the host's.
 *
 * @param file its name below {@code /etc/apparmor.d}, such as {@code abstractions/base}
 * @param ifExists whether a missing file is no error
 */
public record Include(String file, boolean ifExists) {

    private static final Pattern RELATIVE =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]*(?:/[A-Za-z0-9_][A-Za-z0-9_.+-]*)*");

    /** Refuses what leaves the directory, and characters that file names there have no need of. */
    public Include {
        if (!RELATIVE.matcher(file).matches() || file.length() > 255) {
            throw new MalformedAppArmorException(
                    "AppArmor include",
                    file,
                    "is no name below /etc/apparmor.d",
                    "expected names of letters, digits, _ . + and -, with / between them");
        }
    }

    /** A file that must be there. */
    public static Include of(String file) {
        return new Include(file, false);
    }

    /** A file for the site's own rules. */
    public static Include local(ProfileName name) {
        return new Include("local/" + name, true);
    }
}
