package dev.hasp.host;

import dev.hasp.apparmor.LoadedMode;
import dev.hasp.apparmor.ProfileList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The AppArmor profiles that this host's kernel has. */
public final class LoadedProfiles {

    /** Where the kernel lists them, to root alone. */
    public static final Path KERNEL = Path.of("/sys/kernel/security/apparmor/profiles");

    private static final int LONGEST = 4 * 1024 * 1024;

    private LoadedProfiles() {}

    /**
     * Those of this host, by name.
     *
     * @throws IOException if its kernel has no AppArmor, or this is not root, or securityfs is not mounted
     * @throws dev.hasp.apparmor.MalformedAppArmorException if what is there is no such list
     */
    public static Map<String, LoadedMode> read() throws IOException {
        return read(KERNEL);
    }

    /**
     * Those of a file in the kernel's form, such as one that was copied from an engine's host.
     *
     * @throws IOException if it cannot be read
     * @throws dev.hasp.apparmor.MalformedAppArmorException if it is no such list
     */
    public static Map<String, LoadedMode> read(Path file) throws IOException {
        try (InputStream list = Files.newInputStream(file)) {
            return ProfileList.read(new String(list.readNBytes(LONGEST + 1), StandardCharsets.UTF_8));
        }
    }
}
