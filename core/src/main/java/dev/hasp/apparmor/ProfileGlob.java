package dev.hasp.apparmor;

/**
 * Profiles by name, as peers.
 *
 * @param text a name or a pattern, as it is written between quotes
 */
public record ProfileGlob(String text) {

    /** Checks the pattern. */
    public ProfileGlob {
        if (text.isEmpty()) {
            throw new MalformedAppArmorException(
                    "AppArmor peer", text, "is empty", "expected a profile's name or a pattern, or no peer at all");
        }
        GlobParser.parse("AppArmor peer", text);
    }

    /** A name or a pattern. */
    public static ProfileGlob of(String pattern) {
        return new ProfileGlob(pattern);
    }

    /** The profile of that name. */
    public static ProfileGlob of(ProfileName name) {
        return new ProfileGlob(name.text());
    }

    /** Programs without a profile. */
    public static ProfileGlob unconfined() {
        return new ProfileGlob("unconfined");
    }
}
