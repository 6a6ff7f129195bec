package dev.hasp.cli;

import static dev.hasp.cli.Call.hasp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.docker.ContainerLevels;
import dev.hasp.selinux.Level;
import dev.hasp.selinux.LevelRange;
import dev.hasp.selinux.mcs.Holding;
import dev.hasp.selinux.mcs.LabelStore;
import dev.hasp.selinux.mcs.McsAllocator;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeLinuxVerbsTest {

    @TempDir
    private Path folder;

    private Call onRegistry(String... words) {
        List<String> all = new ArrayList<>(List.of("selinux"));
        all.addAll(List.of(words));
        all.addAll(List.of("--registry", folder.resolve("mcs").toString()));
        return hasp(all.toArray(String[]::new));
    }

    private static Level level(Call take) {
        assertThat(take.exitCode()).as(take.err()).isZero();
        assertThat(take.out()).startsWith("--security-opt label=level:s0:").endsWith("\n");
        return Level.parse(
                take.out().substring("--security-opt label=level:".length()).strip());
    }

    @Test
    void take_gives_each_holder_a_level_of_its_own_as_options_of_docker() {
        Level one = level(onRegistry("take", "--holder", "job-1"));
        Level two = level(onRegistry("take", "--holder", "job-2"));

        assertThat(one.isApartFrom(two)).isTrue();
        assertThat(level(onRegistry("take", "--holder", "job-1"))).isEqualTo(one);
        assertThat(level(onRegistry("take", "--holder", "sidecar", "--share", "job-1")))
                .isEqualTo(one);
        assertThat(onRegistry("list").out())
                .containsSubsequence("job-1", one.toString(), "job-2", two.toString(), "sidecar", one.toString());
    }

    @Test
    void take_refuses_a_level_that_reaches_another_s() {
        assertThat(level(onRegistry("take", "--holder", "a", "--level", "s0:c2,c1")))
                .isEqualTo(Level.of(1, 2));

        Call refused = onRegistry("take", "--holder", "b", "--level", "s0:c1.c5");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("[mcs-level-refused]", "a s0:c1,c2");
        assertThat(onRegistry("list", "--json").out())
                .containsIgnoringWhitespaces("[{\"holder\":\"a\",\"level\":\"s0:c1,c2\"}]");
    }

    @Test
    void release_gives_it_up_and_says_if_there_was_none() {
        level(onRegistry("take", "--holder", "job-1"));

        assertThat(onRegistry("release", "--holder", "job-1").err()).isEmpty();
        assertThat(onRegistry("list").out()).isEmpty();
        Call again = onRegistry("release", "--holder", "job-1");
        assertThat(again.exitCode()).isZero();
        assertThat(again.err()).contains("[mcs-nothing-held]");
    }

    @Test
    void wrong_words_are_the_caller_s_fault() {
        assertThat(onRegistry("take", "--holder", "a b").err()).contains("[mcs-holder]");
        assertThat(onRegistry("take", "--holder", "a", "--level", "s0:c5.c1").err())
                .contains("[selinux-label-malformed]");
        assertThat(onRegistry("take", "--holder", "a", "--share", "b", "--level", "s0:c1,c2")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(onRegistry("take").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(hasp("selinux", "list", "--registry", "/proc/self/mcs").err())
                .contains("[mcs-registry]");
    }

    @Test
    void observe_keeps_what_it_finds_and_warns_of_what_is_not_apart() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        SeLinuxObserveVerb verb = new SeLinuxObserveVerb(
                Session.of(InputStream.nullInputStream(), OutputStream.nullOutputStream(), err, Map.of()));
        McsAllocator levels = McsAllocator.over(LabelStore.inMemory());
        levels.take("gone");
        levels.take("unlabelled");
        levels.reserve("web", LevelRange.parse("s0:c1,c2"));
        List<Holding> found = List.of(
                new Holding("web", LevelRange.parse("s0:c1,c2")),
                new Holding("copy", LevelRange.parse("s0:c1,c2")),
                new Holding("open", LevelRange.parse("s0")));

        String changes = verb.observe(levels, new ContainerLevels(Set.of("web", "copy", "unlabelled"), found), true);

        assertThat(changes.lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("released gone s0:"))
                .contains("reserved copy s0:c1,c2");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("[mcs-not-apart]", "copy s0:c1,c2 is not apart from web s0:c1,c2", "[mcs-open-to-all]");
        assertThat(levels.holdings()).extracting(Holding::holder).containsExactly("copy", "unlabelled", "web");
    }

    @Test
    void observe_says_when_no_engine_answers() {
        Call silent = onRegistry("observe", "--engine", "unix://" + folder.resolve("none.sock"));

        assertThat(silent.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(silent.out()).isEmpty();
    }
}
