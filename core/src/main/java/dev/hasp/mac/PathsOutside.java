package dev.hasp.mac;

import dev.hasp.apparmor.PathGlob;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Patterns of a directory without some that lie below it. AppArmor has no way to say so: a denial of what is read-only
 * would also deny a writable mount below it, and could not be lifted by the site's own rules. So the patterns name every
 * path that leaves the way to one of them, byte for byte, one pattern for each directory on the way.
 */
final class PathsOutside {

    /** The compiler gives up at 50 ({@code MAX_ALT_DEPTH} of {@code parser_regex.c}). */
    private static final int MOST_NESTING = 40;

    /** The scanner's buffer holds 16 KiB. */
    private static final int LONGEST_PATTERN = 4096;

    /** A name in a directory, as bytes; whether it, with all below it, is left out. */
    private record Name(String bytes, boolean leftOut) {}

    private final List<PathGlob> globs = new ArrayList<>();

    private PathsOutside() {}

    /**
     * The directory or file itself, and everything below it, but what is at and below the others.
     *
     * @param area a clean path
     * @param others clean paths below it, none below another
     */
    static List<PathGlob> of(String area, Collection<String> others) {
        PathsOutside outside = new PathsOutside();
        outside.add(area, new TreeSet<>(others));
        return List.copyOf(outside.globs);
    }

    private void add(String area, SortedSet<String> others) {
        SortedMap<String, SortedMap<String, Boolean>> directories = new TreeMap<>();
        directories.put(area, new TreeMap<>());
        for (String other : others) {
            String directory = area;
            String[] names =
                    other.substring(area.equals("/") ? 1 : area.length() + 1).split("/", -1);
            for (int i = 0; i < names.length; i++) {
                boolean last = i == names.length - 1;
                directories
                        .computeIfAbsent(directory, path -> new TreeMap<>())
                        .merge(names[i], last, Boolean::logicalOr);
                directory = (directory.equals("/") ? "" : directory) + "/" + names[i];
            }
        }
        directories.forEach((directory, names) -> add(directory, directory.equals(area), names));
    }

    private void add(String directory, boolean withItself, SortedMap<String, Boolean> children) {
        String start = directory.equals("/") ? "" : GlobBytes.literal(directory);
        List<Name> names = children.entrySet().stream()
                .map(child -> new Name(bytes(child.getKey()), child.getValue()))
                .toList();
        boolean open = withItself && !start.isEmpty();
        if (names.isEmpty()) {
            globs.add(PathGlob.of(start + (open ? "{,/{,**}}" : "/{,**}")));
            return;
        }
        String inside = rest(names, 0);
        if (start.length() + inside.length() <= LONGEST_PATTERN && nesting(names) <= MOST_NESTING) {
            globs.add(PathGlob.of(open ? start + "{,/" + inside + "}" : start + "/" + inside));
            return;
        }
        globs.add(PathGlob.of(open ? start + "{,/}" : start + "/"));
        addApart(start + "/", names, 0);
    }

    /** What may follow the bytes that all names begin with. */
    private static String rest(List<Name> names, int depth) {
        List<String> ways = new ArrayList<>();
        if (names.stream().noneMatch(name -> name.leftOut() && name.bytes().length() == depth)) {
            ways.add("");
        }
        ways.add(leaving(names, depth));
        following(names, depth).forEach((next, those) -> ways.add(GlobBytes.literal(next) + rest(those, depth + 1)));
        return ways.size() == 1 ? ways.get(0) : "{" + String.join(",", ways) + "}";
    }

    /** The same with a pattern for each way, where one for all would be too long or too deep. */
    private void addApart(String start, List<Name> names, int depth) {
        if (depth > 0
                && names.stream()
                        .noneMatch(name -> name.leftOut() && name.bytes().length() == depth)) {
            globs.add(PathGlob.of(start));
        }
        globs.add(PathGlob.of(start + leaving(names, depth)));
        following(names, depth).forEach((next, those) -> addApart(start + GlobBytes.literal(next), those, depth + 1));
    }

    private static String leaving(List<Name> names, int depth) {
        SortedSet<Character> ahead = new TreeSet<>(following(names, depth).keySet());
        if (names.stream().anyMatch(name -> name.bytes().length() == depth)) {
            ahead.add('/');
        }
        return GlobBytes.noneOf(ahead) + "**";
    }

    private static Map<Character, List<Name>> following(List<Name> names, int depth) {
        Map<Character, List<Name>> following = new TreeMap<>();
        names.stream()
                .filter(name -> name.bytes().length() > depth)
                .forEach(name -> following
                        .computeIfAbsent(name.bytes().charAt(depth), next -> new ArrayList<>())
                        .add(name));
        return following;
    }

    private static int nesting(List<Name> names) {
        return names.stream().mapToInt(name -> name.bytes().length()).max().orElse(0) + 2;
    }

    /** One character for each byte. */
    private static String bytes(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
