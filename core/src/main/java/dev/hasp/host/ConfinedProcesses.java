package dev.hasp.host;

import dev.hasp.apparmor.ProfileName;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The processes of this host by the AppArmor profile that confines them ({@code proc(5)}, attr/current). */
final class ConfinedProcesses {

    private final Path proc;

    ConfinedProcesses(Path proc) {
        this.proc = proc;
    }

    /** How many have the profile, also as one of several that are stacked. */
    long count(ProfileName name) throws AppArmorLoadException {
        long count = 0;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                count += has(process, name) ? 1 : 0;
            }
        } catch (IOException e) {
            throw new AppArmorLoadException("cannot look at the processes in " + proc, "run it as root", e);
        }
        return count;
    }

    /** {@code a//&b (enforce)} is two profiles, one stacked on the other. */
    private static boolean has(Path process, ProfileName name) {
        try {
            String label = Files.readString(process.resolve("attr/current")).strip();
            String profiles = label.contains(" (") ? label.substring(0, label.lastIndexOf(" (")) : label;
            for (String profile : profiles.split("//&", -1)) {
                if (profile.equals(name.text())) {
                    return true;
                }
            }
            return false;
        } catch (IOException ended) {
            return false;
        }
    }
}
