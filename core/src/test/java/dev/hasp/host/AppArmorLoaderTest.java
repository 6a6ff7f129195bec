package dev.hasp.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.apparmor.AppArmorProfile;
import dev.hasp.apparmor.AppArmorSyntaxException;
import dev.hasp.apparmor.AppArmorText;
import dev.hasp.apparmor.LoadedMode;
import dev.hasp.apparmor.ProfileName;
import dev.hasp.apparmor.Qualifiers;
import dev.hasp.apparmor.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On directories of its own, with a program in place of a compiler and a kernel that keep what they are given. */
class AppArmorLoaderTest {

    private static final ProfileName NAME = new ProfileName("job");

    /** Keeps the kernel's list in a file beside it; files called {@code syntax} and {@code full} make it refuse. */
    private static final String PROGRAM = """
            #!/bin/sh
            cd "$(dirname "$0")" || exit 9
            for last; do :; done
            names() { sed -n 's/^profile "\\([^"]*\\)".*/\\1/p' "$@"; }
            case "$1" in
            --replace)
              [ -e full ] && { echo "out of memory"; exit 1; }
              name=$(names "$last"); grep -v "^$name " list > new; echo "$name (enforce)" >> new; mv new list ;;
            --remove) name=$(names "$last"); grep -v "^$name " list > new; mv new list ;;
            --names) names ;;
            *) cat > /dev/null; [ -e syntax ] && { echo "syntax error"; exit 1; } ;;
            esac
            exit 0
            """;

    @TempDir
    private Path host;

    private AppArmorLoader loader;

    @BeforeEach
    void prepare() throws IOException {
        Path program = Files.writeString(host.resolve("parser"), PROGRAM);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(list(), "docker-default (enforce)\n");
        Files.createDirectory(host.resolve("profiles"));
        Files.createDirectories(host.resolve("proc/17/attr"));
        runsUnder("docker-default (enforce)");
        loader =
                new AppArmorLoader(new AppArmorParser(program), host.resolve("profiles"), list(), host.resolve("proc"));
    }

    @Test
    void loads_a_profile_and_keeps_its_text() throws IOException {
        AppArmorLoader.Done done = loader.load(text(NAME));

        assertThat(done.replaced()).isFalse();
        assertThat(done.mode()).contains(LoadedMode.ENFORCE);
        assertThat(Files.readString(done.file())).isEqualTo(AppArmorLoader.MARK + "\n" + text(NAME));
        assertThat(list()).content().contains("job (enforce)");
    }

    @Test
    void replaces_what_it_loaded_itself() throws IOException {
        loader.load(text(NAME));

        assertThat(loader.load(text(NAME)).replaced()).isTrue();
    }

    @Test
    void does_not_replace_a_profile_of_someone_else() {
        assertThatThrownBy(() -> loader.load(text(new ProfileName("docker-default"))))
                .isInstanceOf(AppArmorLoadException.class)
                .hasMessageContaining("hasp did not load");
        assertThat(kept()).isEmpty();
    }

    @Test
    void does_not_replace_a_file_of_someone_else() throws IOException {
        Files.writeString(host.resolve("profiles/job"), "profile job {}\n");

        assertThatThrownBy(() -> loader.load(text(NAME))).hasMessageContaining("is not hasp's");
        assertThat(host.resolve("profiles/job")).hasContent("profile job {}\n");
    }

    @Test
    void does_not_follow_a_link_in_place_of_its_file() throws IOException {
        Path target = Files.writeString(host.resolve("target"), AppArmorLoader.MARK + "\n");
        Files.createSymbolicLink(host.resolve("profiles/job"), target);

        assertThatThrownBy(() -> loader.load(text(NAME))).hasMessageContaining("is not hasp's");
    }

    @Test
    void writes_nothing_that_does_not_compile() throws IOException {
        Files.createFile(host.resolve("syntax"));

        assertThatThrownBy(() -> loader.load(text(NAME))).hasMessageContaining("syntax error");
        assertThat(kept()).isEmpty();
    }

    @Test
    void reads_a_text_before_anything_else() {
        assertThatThrownBy(() -> loader.load("profile \"job\" { /x r, }\nprofile \"other\" { }\n"))
                .isInstanceOf(AppArmorSyntaxException.class);
        assertThat(kept()).isEmpty();
    }

    @Test
    void leaves_no_file_when_the_kernel_refuses() throws IOException {
        Files.createFile(host.resolve("full"));

        assertThatThrownBy(() -> loader.load(text(NAME))).hasMessageContaining("out of memory");
        assertThat(kept()).isEmpty();
    }

    @Test
    void puts_the_earlier_file_back_when_the_kernel_refuses() throws IOException {
        String earlier = "# an earlier one\n" + text(NAME);
        Path file = loader.load(earlier).file();
        Files.createFile(host.resolve("full"));

        assertThatThrownBy(() -> loader.load(text(NAME))).hasMessageContaining("out of memory");
        assertThat(file).hasContent(AppArmorLoader.MARK + "\n" + earlier);
    }

    @Test
    void takes_out_what_it_loaded() throws IOException {
        loader.load(text(NAME));

        assertThat(loader.remove(NAME).mode()).isEmpty();
        assertThat(list()).hasContent("docker-default (enforce)");
        assertThat(kept()).isEmpty();
    }

    @Test
    void takes_nothing_out_that_processes_run_under() throws IOException {
        loader.load(text(NAME));
        for (String label : List.of("job (enforce)", "other//&job (complain)")) {
            runsUnder(label);

            assertThatThrownBy(() -> loader.remove(NAME)).hasMessageContaining("1 processes");
        }
        assertThat(kept()).containsExactly("job");
    }

    @Test
    void takes_nothing_out_that_it_did_not_load() {
        assertThatThrownBy(() -> loader.remove(new ProfileName("docker-default")))
                .hasMessageContaining("does not exist");
    }

    @Test
    void needs_to_see_the_kernel_s_list() throws IOException {
        Files.delete(list());

        assertThatThrownBy(() -> loader.load(text(NAME)))
                .isInstanceOfSatisfying(
                        AppArmorLoadException.class, e -> assertThat(e.remedy()).contains("root"));
        assertThat(kept()).isEmpty();
    }

    private Path list() {
        return host.resolve("list");
    }

    private void runsUnder(String label) throws IOException {
        Files.writeString(host.resolve("proc/17/attr/current"), label + "\n");
    }

    private List<String> kept() {
        try (Stream<Path> files = Files.list(host.resolve("profiles"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(ProfileName name) {
        return AppArmorText.of(AppArmorProfile.builder(name)
                .rule(new Rule.Network(Qualifiers.ALLOW, Optional.of("unix"), Optional.empty()), "for the test")
                .build());
    }
}
