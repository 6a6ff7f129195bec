package dev.hasp.apparmor;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the kernel's own list of the profiles that it has, {@code /sys/kernel/security/apparmor/profiles}: a line for
 * each, such as {@code docker-default (enforce)} (Linux {@code security/apparmor/apparmorfs.c seq_show_profile}).
 */
public final class ProfileList {

    /** Far more than a kernel has, and less than hurts. */
    private static final int LONGEST = 4 * 1024 * 1024;

    private ProfileList() {}

    /**
     * The profiles by name. A name may hold spaces and brackets; the last pair of brackets is the mode.
     *
     * @throws MalformedAppArmorException if a line is none of such a list, or a name is there twice
     */
    public static Map<String, LoadedMode> read(String text) {
        if (text.length() > LONGEST) {
            throw new MalformedAppArmorException(
                    "list of AppArmor profiles",
                    text.substring(0, 40),
                    "and the rest are " + text.length() + " characters",
                    "expected at most " + LONGEST);
        }
        Map<String, LoadedMode> profiles = new TreeMap<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (!line.isEmpty()) {
                int bracket = line.lastIndexOf(" (");
                if (bracket < 1 || !line.endsWith(")")) {
                    throw wrong(number, line, "is no profile with its mode");
                }
                LoadedMode mode = new LoadedMode(line.substring(bracket + 2, line.length() - 1));
                if (profiles.put(line.substring(0, bracket), mode) != null) {
                    throw wrong(number, line, "is there twice");
                }
            }
        }
        return Collections.unmodifiableMap(profiles);
    }

    private static MalformedAppArmorException wrong(int line, String found, String reason) {
        return new MalformedAppArmorException(
                "line " + line + " of the list of AppArmor profiles",
                found,
                reason,
                "expected lines such as docker-default (enforce), as the kernel writes them");
    }
}
