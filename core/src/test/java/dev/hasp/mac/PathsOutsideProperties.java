package dev.hasp.mac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.apparmor.PathGlob;
import dev.hasp.control.CleanPath;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PathsOutsideProperties {

    @Property(tries = 300)
    void patterns_match_exactly_what_is_below_the_area_and_below_none_of_the_others(
            @ForAll("areas") String area, @ForAll("paths") List<String> others, @ForAll("paths") List<String> probes) {
        SortedSet<String> below = firstBelow(area, others);
        List<PathGlob> globs = PathsOutside.of(area, below);

        List<String> asked = new ArrayList<>(probes);
        below.forEach(path -> asked.addAll(around(path)));
        asked.addAll(around(area));
        for (String path : asked) {
            if (!path.startsWith("/")) {
                continue;
            }
            String plain = CleanPath.of(path);
            boolean inside = isAtOrBelow(plain, area) && below.stream().noneMatch(other -> isAtOrBelow(plain, other));
            for (String form : List.of(plain, plain.equals("/") ? plain : plain + "/")) {
                assertThat(globs.stream().anyMatch(glob -> glob.matches(form)))
                        .as("%s in %s without %s by %s", form, area, below, globs)
                        .isEqualTo(inside);
            }
        }
    }

    @Property(tries = 20)
    void long_names_are_split_into_patterns_that_the_compiler_s_scanner_holds(@ForAll("longNames") String name) {
        List<PathGlob> globs = PathsOutside.of("/", List.of("/" + name));

        assertThat(globs).allSatisfy(glob -> assertThat(glob.text().length()).isLessThan(8192));
        assertThat(globs).noneMatch(glob -> glob.matches("/" + name));
        assertThat(globs).anyMatch(glob -> glob.matches("/" + name + "x"));
        assertThat(globs).anyMatch(glob -> glob.matches("/" + name.substring(0, name.length() - 1)));
    }

    /** The path itself, those that differ in one character, shorter and longer ones. */
    private static List<String> around(String path) {
        List<String> around = new ArrayList<>(List.of(path, path + "/below", path + "x", path + "-"));
        for (int i = 1; i < path.length(); i++) {
            if (!Character.isLowSurrogate(path.charAt(i))) {
                around.add(path.substring(0, i));
                around.add(path.substring(0, i) + "z");
            }
        }
        return around;
    }

    private static boolean isAtOrBelow(String path, String parent) {
        return path.equals(parent) || CleanPath.isBelow(path, parent);
    }

    private static SortedSet<String> firstBelow(String area, List<String> others) {
        SortedSet<String> below = new TreeSet<>();
        for (String other : new TreeSet<>(others)) {
            if (CleanPath.isBelow(other, area) && below.stream().noneMatch(outer -> CleanPath.isBelow(other, outer))) {
                below.removeIf(inner -> CleanPath.isBelow(inner, other));
                below.add(other);
            }
        }
        return below;
    }

    @Provide
    Arbitrary<String> areas() {
        return Arbitraries.oneOf(Arbitraries.just("/"), path());
    }

    @Provide
    Arbitrary<List<String>> paths() {
        return path().list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> longNames() {
        return Arbitraries.of("a", "é", "-", "\n", "ab")
                .flatMap(part -> Arbitraries.integers().between(30, 127).map(part::repeat));
    }

    private static Arbitrary<String> path() {
        Arbitrary<String> name = Arbitraries.of(
                        "a", "b", "-", "]", "[", "^", "{", "}", ",", "@", "*", "?", "\\", "\"", " ", "\n", "é", "è",
                        "#", "0", "😀", ".a")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(parts -> String.join("", parts));
        return name.list().ofMinSize(1).ofMaxSize(3).map(names -> "/" + String.join("/", names));
    }
}
