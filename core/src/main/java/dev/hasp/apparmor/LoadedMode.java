package dev.hasp.apparmor;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The mode in which a kernel has a profile, in the kernel's own word ({@code aa_profile_mode_names} of Linux
 * {@code security/apparmor/policy.c}). A word that is not known here is carried along.
 *
 * @param word such as {@code enforce}
 */
public record LoadedMode(String word) {

    private static final Pattern FORM = Pattern.compile("[a-z_]{1,32}");
    private static final Set<String> REFUSING = Set.of("enforce", "kill");

    /** What no rule permits is refused. */
    public static final LoadedMode ENFORCE = new LoadedMode("enforce");

    /** What no rule permits is logged; only what a rule denies is refused. */
    public static final LoadedMode COMPLAIN = new LoadedMode("complain");

    /** What no rule permits ends the process. */
    public static final LoadedMode KILL = new LoadedMode("kill");

    /** The profile is a name and refuses nothing. */
    public static final LoadedMode UNCONFINED = new LoadedMode("unconfined");

    /** A program of the host is asked, since Linux 6.8. */
    public static final LoadedMode USER = new LoadedMode("user");

    /** Refuses what is no word. */
    public LoadedMode {
        if (!FORM.matcher(word).matches()) {
            throw new MalformedAppArmorException(
                    "AppArmor mode", word, "is no word of the kernel", "expected such as enforce or complain");
        }
    }

    /** Whether it is known to refuse all that no rule permits. */
    public boolean isRefusing() {
        return REFUSING.contains(word);
    }

    /** The word. */
    @Override
    public String toString() {
        return word;
    }
}
