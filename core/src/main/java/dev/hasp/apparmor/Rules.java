package dev.hasp.apparmor;

import dev.hasp.linux.Capability;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The rules that profiles of containers are mostly made of. */
public final class Rules {

    private Rules() {}

    /** Reading, and nothing else. */
    public static Rule readOnly(PathGlob path) {
        return files(Qualifiers.ALLOW, path, EnumSet.of(FilePermission.READ), Optional.empty());
    }

    /** Reading, writing, creating, removing, locking and linking; not running. */
    public static Rule readWrite(PathGlob path) {
        return files(
                Qualifiers.ALLOW,
                path,
                EnumSet.of(FilePermission.READ, FilePermission.WRITE, FilePermission.LOCK, FilePermission.LINK),
                Optional.empty());
    }

    /** Reading, mapping as code, and running under the same profile. */
    public static Rule runnable(PathGlob path) {
        return files(
                Qualifiers.ALLOW,
                path,
                EnumSet.of(FilePermission.READ, FilePermission.MAP),
                Optional.of(ExecTransition.INHERIT));
    }

    /** No writing, appending, creating, removing or linking, whatever else is permitted. */
    public static Rule denyWriting(PathGlob path) {
        return files(Qualifiers.DENY, path, EnumSet.of(FilePermission.WRITE, FilePermission.LINK), Optional.empty());
    }

    /** Nothing at all, whatever else is permitted. */
    public static Rule deny(PathGlob path) {
        Set<FilePermission> all = EnumSet.allOf(FilePermission.class);
        all.remove(FilePermission.APPEND);
        return files(Qualifiers.DENY, path, all, Optional.of(ExecTransition.DENIED));
    }

    /** These capabilities; at least one, since a rule that names none is for all. */
    public static Rule capabilities(Capability first, Capability... others) {
        TreeSet<Capability> capabilities = new TreeSet<>(List.of(others));
        capabilities.add(first);
        return new Rule.Capabilities(Qualifiers.ALLOW, capabilities);
    }

    /** Every socket of a family, such as {@code inet6}. */
    public static Rule network(String family) {
        return new Rule.Network(Qualifiers.ALLOW, Optional.of(family), Optional.empty());
    }

    private static Rule files(
            Qualifiers qualifiers, PathGlob path, Set<FilePermission> permissions, Optional<ExecTransition> exec) {
        return new Rule.Files(qualifiers, false, path, permissions, exec);
    }
}
