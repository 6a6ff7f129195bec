package dev.hasp.apparmor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathGlobTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {
                "/a/* /a/b true",
                "/a/* /a/ false",
                "/a/* /a/b/ false",
                "/a/*/ /a/b/ true",
                "/a/** /a/ false",
                "/a/** /a/b/c true",
                "/a/**b /a/b true",
                "/a/**/b /a/x/y/b true",
                "/a{,/**} /a true",
                "/a{,/**} /a/ true",
                "/a{,/**} /a/b true",
                "/a{,/**} /ab false",
                "/a? /ab true",
                "/a? /a/ false",
                "/a[bc] /ac true",
                "/a[^bc] /a/ true",
                "/a[b^] /a^ true",
                "/a{b,{c,d}} /ad true",
                "/a,b /a,b true",
                "/a//b /a/b true",
            })
    void matches_as_the_compiler_does(String pattern, String path, boolean matches) {
        assertThat(PathGlob.of(pattern).matches(path)).isEqualTo(matches);
    }

    @Test
    void compares_bytes_as_the_kernel_does() {
        assertThat(PathGlob.of("/é").matches("/é")).isTrue();
        assertThat(PathGlob.of("/?").matches("/é")).isFalse();
        assertThat(PathGlob.of("/??").matches("/é")).isTrue();
        assertThat(PathGlob.of("/\\303\\xa9").matches("/é")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "*",
                "{/a,/b}",
                "//a",
                "/a{b}",
                "/a{}",
                "/a{b,c",
                "/ab}",
                "/a[b",
                "/ab]",
                "/a[]",
                "/a[^]",
                "/a[b-]",
                "/a[c-a]",
                "/a[*]",
                "/a[?]",
                "/a[\\-]",
                "/a[@{X}]",
                "/a[é]",
                "/a\"b",
                "/a\nb",
                "/a\u0000b",
                "/a\\",
                "/a\\q",
                "/a\\/b",
                "/a\\@{X}",
                "/a\\000",
                "/a\\052",
                "/a\\x2f",
                "/@{",
                "/@{}",
                "/@{1}",
                "/@{a,b}",
                "/\u202ea",
                "/\ud800",
            })
    void refuses_what_means_nothing_or_something_else(String pattern) {
        assertThatThrownBy(() -> PathGlob.of(pattern)).isInstanceOf(MalformedAppArmorException.class);
    }

    @Test
    void says_where_a_pattern_is_wrong_and_what_to_write() {
        assertThatThrownBy(() -> PathGlob.of("/a{b,c"))
                .hasMessage("AppArmor path: \"/a{b,c\" has a { without a } (at 7); write \\{ for the character itself");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/a*b", "/{a,b}", "/[a]", "/a\\b", "/a\"b", "/a\nb", "/@{HOME}", "/é\u202e", "/a,b #c", "/a^"})
    void escapes_what_a_path_has_of_a_pattern(String path) {
        PathGlob glob = PathGlob.literal(path);

        assertThat(glob.matches(path)).isTrue();
        assertThat(glob.literalPath()).contains(path);
        assertThat(glob.text().chars()).noneMatch(Character::isISOControl);
        assertThat(PathGlob.of(glob.text())).isEqualTo(glob);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "./a", "/a/../b", "/..", "/a/.", "/a\u0000", "/\ud800"})
    void refuses_paths_that_the_kernel_never_compares(String path) {
        assertThatThrownBy(() -> PathGlob.literal(path)).isInstanceOf(MalformedAppArmorException.class);
    }

    @Test
    void takes_a_tree_with_its_root() {
        assertThat(PathGlob.tree("/data/").text()).isEqualTo("/data{,/**}");
        assertThat(PathGlob.tree("/").text()).isEqualTo("/{,**}");
        assertThat(PathGlob.tree("/a@").text()).isEqualTo("/a[@]{,/**}");
        assertThat(PathGlob.tree("/").matches("/")).isTrue();
    }

    @Test
    void knows_no_path_of_a_pattern() {
        assertThat(PathGlob.of("/a*").literalPath()).isEmpty();
        assertThat(PathGlob.of("/@{X}").literalPath()).isEmpty();
        assertThat(PathGlob.of("/\\xff").literalPath()).isEqualTo(Optional.empty());
    }

    @Test
    void replaces_variables_by_each_of_their_values() {
        PathGlob glob = PathGlob.of("@{PROC}/@{PID}/@\\{X\\}/*");

        assertThat(glob.variables()).containsExactly("PROC", "PID");
        assertThat(glob.expanded(Map.of("PROC", List.of("/proc/"), "PID", List.of("1@{N}", "self"), "N", List.of("0"))))
                .extracting(PathGlob::text)
                .containsExactlyInAnyOrder("/proc/10/@\\{X\\}/*", "/proc/self/@\\{X\\}/*");
    }

    @Test
    void has_no_more_patterns_than_it_can_hold() {
        PathGlob glob = PathGlob.of("/@{A}");

        assertThatThrownBy(() -> glob.expanded(Map.of())).hasMessageContaining("the variable A, which has no value");
        assertThatThrownBy(() -> glob.expanded(Map.of("A", List.of("@{A}@{A}"))))
                .hasMessageContaining("in circles");
        assertThatThrownBy(() -> PathGlob.of("/" + "@{A}".repeat(11)).expanded(Map.of("A", List.of("a", "b"))))
                .hasMessageContaining("more than 1024");
        assertThatThrownBy(() -> glob.matches("/a")).hasMessageContaining("has variables");
    }
}
