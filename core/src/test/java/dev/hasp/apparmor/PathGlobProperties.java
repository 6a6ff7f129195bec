package dev.hasp.apparmor;

import static org.assertj.core.api.Assertions.assertThat;

import dk.brics.automaton.Automaton;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PathGlobProperties {

    private static final List<FilePermission> FOUR =
            List.of(FilePermission.READ, FilePermission.WRITE, FilePermission.LOCK, FilePermission.MAP);

    @Property(tries = 60)
    void matches_exactly_the_paths_that_the_compiled_pattern_matches(@ForAll("fourGlobs") List<PathGlob> globs) {
        StringBuilder text = new StringBuilder("abi <abi/3.0>,\nprofile p {\n");
        for (int i = 0; i < FOUR.size(); i++) {
            text.append('"')
                    .append(globs.get(i))
                    .append("\" ")
                    .append(FOUR.get(i).letter())
                    .append(",\n");
        }
        CompiledProfile compiled = CompiledProfile.of(text.append("}\n").toString());

        for (int i = 0; i < FOUR.size(); i++) {
            assertThat(Languages.difference(globs.get(i).automaton(), compiled.language(FOUR.get(i))))
                    .as(globs.get(i).text())
                    .isEmpty();
        }
    }

    @Property(tries = 2000)
    void takes_no_path_for_a_pattern(@ForAll("hostile") String name) {
        String path = "/" + name;
        if (path.matches("(?s).*(^|/)\\.\\.?(/.*|$)")) {
            return;
        }
        PathGlob glob = PathGlob.literal(path);

        Automaton only = glob.automaton();
        assertThat(only.getFiniteStrings(1)).containsExactly(GlobAutomaton.bytes(path.replaceAll("/+", "/")));
        assertThat(PathGlob.of(glob.text())).isEqualTo(glob);
    }

    @Property(tries = 2000)
    void answers_any_text_with_a_pattern_or_a_reason(@ForAll("hostile") String text) {
        try {
            PathGlob glob = PathGlob.of("/" + text);
            assertThat(glob.variables().isEmpty() ? glob.automaton() : Automaton.makeEmpty())
                    .isNotNull();
        } catch (MalformedAppArmorException e) {
            assertThat(e).hasMessageContaining(";");
        }
    }

    @Provide
    Arbitrary<List<PathGlob>> fourGlobs() {
        return AppArmorArbitraries.globs().list().ofSize(FOUR.size());
    }

    @Provide
    Arbitrary<String> hostile() {
        return AppArmorArbitraries.hostile();
    }
}
