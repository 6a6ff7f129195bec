package dev.hasp.apparmor;

import java.util.Optional;
import java.util.Set;

/** Reads rules on mounts. */
final class MountRuleReader {

    private static final String ONCE = "expected each condition once";

    private final ProfileCursor cursor;

    MountRuleReader(ProfileCursor cursor) {
        this.cursor = cursor;
    }

    Rule mount(Qualifiers qualifiers) {
        MountOperation operation = switch (cursor.word("expected mount, remount or umount")) {
            case "mount" -> MountOperation.MOUNT;
            case "remount" -> MountOperation.REMOUNT;
            default -> MountOperation.UMOUNT;
        };
        Set<String> fstypes = Set.of();
        Set<String> options = Set.of();
        boolean exact = true;
        for (String condition = condition(); !condition.isEmpty(); condition = condition()) {
            cursor.word("expected a condition");
            boolean isOptions = condition.equals("options") || condition.equals("option");
            if (!(isOptions ? options : fstypes).isEmpty()) {
                throw cursor.error(ONCE);
            } else if (isOptions) {
                exact = !cursor.tryWord("in");
                if (exact) {
                    cursor.symbol("=", "expected: options=(…) or options in (…)");
                }
                options = cursor.values("expected options such as ro");
            } else {
                cursor.symbol("=", "expected: fstype=…");
                fstypes = cursor.values("expected a file system such as tmpfs");
            }
        }
        Optional<PathGlob> first = path();
        if (operation != MountOperation.MOUNT) {
            return new Rule.Mounts(qualifiers, operation, fstypes, options, exact, Optional.empty(), first);
        }
        Optional<PathGlob> target = cursor.trySymbol("->") ? path() : Optional.empty();
        return new Rule.Mounts(qualifiers, operation, fstypes, options, exact, first, target);
    }

    private String condition() {
        String word = cursor.peekWord();
        return Set.of("fstype", "vfstype", "options", "option").contains(word) ? word : "";
    }

    private Optional<PathGlob> path() {
        return cursor.seesPattern()
                ? Optional.of(PathGlob.of(cursor.pattern("", "expected a path")))
                : Optional.empty();
    }

    Rule pivotRoot(Qualifiers qualifiers) {
        cursor.tryWord("pivot_root");
        Optional<PathGlob> oldRoot = Optional.empty();
        if (cursor.tryWord("oldroot")) {
            cursor.symbol("=", "expected: oldroot=…");
            oldRoot = Optional.of(PathGlob.of(cursor.pattern("", "expected a path")));
        }
        Optional<PathGlob> newRoot = path();
        if (cursor.sees("->")) {
            throw cursor.error("changing the profile with pivot_root is not read");
        }
        return new Rule.PivotRoot(qualifiers, oldRoot, newRoot);
    }
}
