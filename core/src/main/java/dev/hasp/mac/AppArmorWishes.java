package dev.hasp.mac;

import dev.hasp.apparmor.Abi;
import dev.hasp.apparmor.ProfileName;
import dev.hasp.text.Quoted;
import java.util.List;
import java.util.Optional;

/**
 * What an AppArmor profile shall be beside what its spec tells.
 *
 * @param complain whether what it does not permit is permitted and logged; its denials still deny
 * @param abi which rules mean anything; the older one is understood by every host of today
 * @param volumes paths of volumes that the image declares, which the engine mounts writable by itself
 * @param mounting whether processes with SYS_ADMIN may mount, which the engine's default denies
 * @param userNamespaces whether it makes user namespaces and uses every capability in them, as sandboxes of browsers do
 * @param engineProfile the profile of the engine's daemon, where the host confines it
 * @param localInclude whether the host's file {@code local/NAME} adds rules, if it is there
 */
public record AppArmorWishes(
        boolean complain,
        Abi abi,
        List<String> volumes,
        boolean mounting,
        boolean userNamespaces,
        Optional<ProfileName> engineProfile,
        boolean localInclude) {

    /** Refuses a volume's path that is not absolute. */
    public AppArmorWishes {
        volumes = List.copyOf(volumes);
        for (String volume : volumes) {
            if (!volume.startsWith("/") || volume.indexOf('\0') >= 0) {
                throw new UnderivableException(
                        "the image's volume " + Quoted.of(volume) + " is no absolute path; expected one from / on");
            }
        }
    }

    /** Nothing but what the spec tells. */
    public static AppArmorWishes none() {
        return new AppArmorWishes(false, Abi.V3_0, List.of(), false, false, Optional.empty(), false);
    }

    /** In complain mode. */
    public AppArmorWishes complaining() {
        return new AppArmorWishes(true, abi, volumes, mounting, userNamespaces, engineProfile, localInclude);
    }

    /** For these rules. */
    public AppArmorWishes withAbi(Abi other) {
        return new AppArmorWishes(complain, other, volumes, mounting, userNamespaces, engineProfile, localInclude);
    }

    /** With volumes that the image declares. */
    public AppArmorWishes withVolumes(List<String> paths) {
        return new AppArmorWishes(complain, abi, paths, mounting, userNamespaces, engineProfile, localInclude);
    }

    /** With mounts for processes that have SYS_ADMIN. */
    public AppArmorWishes withMounting() {
        return new AppArmorWishes(complain, abi, volumes, true, userNamespaces, engineProfile, localInclude);
    }

    /** With user namespaces and every capability in them. */
    public AppArmorWishes withUserNamespaces() {
        return new AppArmorWishes(complain, abi, volumes, mounting, true, engineProfile, localInclude);
    }

    /** With signals from an engine that has a profile itself. */
    public AppArmorWishes withEngineProfile(ProfileName name) {
        return new AppArmorWishes(complain, abi, volumes, mounting, userNamespaces, Optional.of(name), localInclude);
    }

    /** With the site's own rules. */
    public AppArmorWishes withLocalInclude() {
        return new AppArmorWishes(complain, abi, volumes, mounting, userNamespaces, engineProfile, true);
    }
}
