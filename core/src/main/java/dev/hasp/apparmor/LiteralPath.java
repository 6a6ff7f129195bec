package dev.hasp.apparmor;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Paths as patterns that match nothing else, and back. */
final class LiteralPath {

    private static final String SPECIAL = "\"*?[]{}^";

    private LiteralPath() {}

    /** Whether text that has the character cannot be told from text that has not, or reads otherwise than it runs. */
    static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /**
     * As a pattern. A backslash goes as a number: the compiler takes the longest quotation that it can, so that in {@code
     * "/a\\" r, "…} the second quote would not end the first, and what comes after the third would be rules.
     */
    static String escaped(String path) {
        if (!path.startsWith("/")) {
            throw new MalformedAppArmorException("path", path, "is not absolute", "expected a path from / on");
        }
        if (path.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(path)) {
            throw new MalformedAppArmorException(
                    "path", path, "has a character that no path has", "expected neither NUL nor half a surrogate pair");
        }
        if (Arrays.stream(path.split("/", -1)).anyMatch(name -> name.equals(".") || name.equals(".."))) {
            throw new MalformedAppArmorException(
                    "path", path, "has . or .., which no path that the kernel compares has", "write it without them");
        }
        StringBuilder text = new StringBuilder();
        Slashes.collapsed(path).codePoints().forEach(c -> {
            if (isInvisible(c) || c == '\\') {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    text.append(String.format("\\%03o", b & 0xff));
                }
            } else {
                if (SPECIAL.indexOf(c) >= 0) {
                    text.append('\\');
                }
                text.appendCodePoint(c);
            }
        });
        return text.toString();
    }

    /** Without the slash at the end. */
    static String withoutEnd(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** The path of a pattern that is one, where its bytes are UTF-8. */
    static Optional<String> unescaped(List<GlobPart> parts) {
        if (parts.size() != 1 || !(parts.get(0) instanceof GlobPart.Literal literal)) {
            return Optional.empty();
        }
        byte[] bytes = literal.bytes().getBytes(StandardCharsets.ISO_8859_1);
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
