package dev.hasp.apparmor;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads rules on files and links. */
final class FileRuleReader {

    private static final String EXPECTED = "expected a rule, such as \"/etc/**\" r,";
    private static final String LETTERS = "expected permissions of r w a m k l and one of ix, px, cx, ux and their kin";
    private static final Pattern EXEC = Pattern.compile("(?:[pPcC][iuU]?|[iuU])?x");

    private final ProfileCursor cursor;

    FileRuleReader(ProfileCursor cursor) {
        this.cursor = cursor;
    }

    Rule rule(Qualifiers qualifiers, boolean owner) {
        if (cursor.tryWord("link")) {
            return link(qualifiers, owner);
        }
        boolean file = cursor.tryWord("file");
        if (file && cursor.sees(",")) {
            if (owner) {
                throw cursor.error("\"owner file\" is not read; write: owner /** …");
            }
            return new Rule.AllFiles(qualifiers);
        }
        return seesPath() ? pathFirst(qualifiers, owner) : permissionsFirst(qualifiers, owner);
    }

    private boolean seesPath() {
        return cursor.sees("/") || cursor.sees("@{") || cursor.sees("\"");
    }

    private Rule pathFirst(Qualifiers qualifiers, boolean owner) {
        String path = cursor.pattern("", EXPECTED);
        cursor.skip();
        int start = cursor.at();
        String letters = cursor.word(LETTERS);
        return files(qualifiers, owner, path, letters, start);
    }

    private Rule permissionsFirst(Qualifiers qualifiers, boolean owner) {
        cursor.skip();
        int start = cursor.at();
        String letters = cursor.word(EXPECTED);
        if (!seesPath()) {
            throw cursor.errorAt(start, EXPECTED);
        }
        return files(qualifiers, owner, cursor.pattern("", EXPECTED), letters, start);
    }

    private Rule files(Qualifiers qualifiers, boolean owner, String path, String letters, int start) {
        Set<FilePermission> permissions = EnumSet.noneOf(FilePermission.class);
        StringBuilder rest = new StringBuilder();
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            permission(letter).ifPresentOrElse(permissions::add, () -> rest.append(letter));
        }
        Optional<ExecTransition> exec = exec(rest.toString(), start);
        if (exec.isEmpty() && cursor.sees("->")) {
            throw cursor.error("expected an arrow behind px, cx or their kin alone, or: link \"/a\" -> \"/b\",");
        }
        return new Rule.Files(qualifiers, owner, PathGlob.of(path), permissions, exec);
    }

    private Optional<ExecTransition> exec(String mode, int start) {
        if (mode.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = EXEC.matcher(mode);
        if (!matcher.matches()) {
            throw cursor.errorAt(start, LETTERS);
        }
        Optional<String> target = cursor.trySymbol("->")
                ? Optional.of(cursor.pattern("", "expected the profile that follows"))
                : Optional.empty();
        return Optional.of(new ExecTransition(mode, target));
    }

    private static Optional<FilePermission> permission(char letter) {
        for (FilePermission permission : FilePermission.values()) {
            if (permission.letter() == letter) {
                return Optional.of(permission);
            }
        }
        return Optional.empty();
    }

    private Rule link(Qualifiers qualifiers, boolean owner) {
        boolean subset = cursor.tryWord("subset");
        PathGlob from = PathGlob.of(cursor.pattern("", "expected a path"));
        cursor.symbol("->", "expected: link \"/a\" -> \"/b\",");
        return new Rule.Links(qualifiers, owner, subset, from, PathGlob.of(cursor.pattern("", "expected a path")));
    }
}
