package dev.hasp.apparmor;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the compiler refuses in a rule for mounts, or takes without a word and without effect. */
final class MountChecks {

    private static final Pattern FSTYPE = Pattern.compile("[A-Za-z0-9_*?.-]{1,64}");

    private MountChecks() {}

    static SortedSet<String> fstypes(Set<String> fstypes) {
        for (String fstype : fstypes) {
            if (!FSTYPE.matcher(fstype).matches()) {
                throw new MalformedAppArmorException(
                        "file system", fstype, "is no type's name", "expected letters, digits, _ . - * and ?");
            }
        }
        return Collections.unmodifiableSortedSet(new TreeSet<>(fstypes));
    }

    static void check(MountOperation operation, Set<String> fstypes, Set<String> options, Optional<PathGlob> source) {
        if (operation != MountOperation.MOUNT && source.isPresent()) {
            throw malformed("source", source.get().text(), operation, "leave it out");
        }
        if (operation != MountOperation.MOUNT && !fstypes.isEmpty()) {
            throw malformed("file system", String.join(", ", fstypes), operation, "leave it out");
        }
        if (operation == MountOperation.UMOUNT && !options.isEmpty()) {
            throw malformed("option", String.join(", ", options), operation, "leave it out");
        }
        boolean reusing = !options.isEmpty() && Words.REUSING.containsAll(options);
        if (reusing && !fstypes.isEmpty()) {
            throw new MalformedAppArmorException(
                    "file system",
                    String.join(", ", fstypes),
                    "has no meaning with the options " + String.join(", ", options),
                    "they take a file system as it is mounted: leave it out");
        }
        if (reusing && source.isPresent() && Collections.disjoint(options, Words.MOVING)) {
            throw new MalformedAppArmorException(
                    "mount source",
                    source.get().text(),
                    "has no meaning with the options " + String.join(", ", options),
                    "they change a mount where it is: leave it out");
        }
    }

    private static MalformedAppArmorException malformed(
            String what, String value, MountOperation operation, String accepted) {
        String word = operation == MountOperation.REMOUNT ? "remount" : "umount";
        return new MalformedAppArmorException(what, value, "has no meaning in a rule for " + word, accepted);
    }
}
