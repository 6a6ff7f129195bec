package dev.hasp.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.SecurityProfile;
import dev.hasp.control.AppArmor;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Controls;
import dev.hasp.control.Mount;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.Seccomp;
import dev.hasp.control.User;
import dev.hasp.seccomp.SeccompProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlagsTest {

    private static final SecurityProfile JOB = SecurityProfile.builder()
            .noNewPrivileges(true)
            .capabilities(Capabilities.none())
            .network(NetworkMode.none())
            .user(User.of(1000, 1000))
            .readOnlyRootfs(true)
            .build();

    private static final SecurityProfile FILTERED = SecurityProfile.builder()
            .seccomp(Seccomp.profile(SeccompProfile.parse("{\"defaultAction\":\"SCMP_ACT_ALLOW\"}")))
            .build();

    @Test
    void flags_come_in_the_order_of_the_controls_however_they_were_set() {
        assertThat(JOB.toSpec().flags().arguments())
                .containsExactly(
                        "--user=1000:1000",
                        "--cap-drop=ALL",
                        "--security-opt=no-new-privileges",
                        "--network=none",
                        "--read-only");
    }

    @Test
    void the_forms_say_the_same() {
        DockerFlags flags = SecurityProfile.builder()
                .readOnlyRootfs(true)
                .appArmor(AppArmor.profile("it's $(me)"))
                .build()
                .toSpec()
                .flags();

        assertThat(flags.lines()).isEqualTo("--read-only\n--security-opt=apparmor=it's $(me)\n");
        assertThat(flags.shell()).isEqualTo("--read-only '--security-opt=apparmor=it'\\''s $(me)'");
        assertThat(flags.nul()).isEqualTo("--read-only\0--security-opt=apparmor=it's $(me)\0");
        assertThat(flags.json()).isEqualTo("[\"--read-only\",\"--security-opt=apparmor=it's $(me)\"]");
    }

    @Test
    void plain_words_stay_unquoted_and_tildes_do_not() {
        DockerFlags flags = SecurityProfile.empty()
                .with(Controls.MOUNTS, List.of(Mount.bind("/srv/~a", "/a"), Mount.bind("/srv/b", "/b")))
                .toSpec()
                .flags();

        assertThat(flags.shell())
                .isEqualTo("'--mount=type=bind,source=/srv/~a,target=/a' --mount=type=bind,source=/srv/b,target=/b");
    }

    @Test
    void lines_refuse_a_value_that_would_become_two() {
        DockerFlags flags = SecurityProfile.builder()
                .runtime("a\n--privileged")
                .build()
                .toSpec()
                .flags();

        assertThatThrownBy(flags::lines)
                .isInstanceOfSatisfying(
                        InexpressibleException.class,
                        refused -> assertThat(refused.findings())
                                .singleElement()
                                .satisfies(
                                        finding -> assertThat(finding.control()).isEqualTo(Controls.RUNTIME)));
        assertThat(flags.nul()).isEqualTo("--runtime=a\n--privileged\0");
    }

    @Test
    void a_seccomp_document_goes_to_a_file_named_by_what_it_holds(@TempDir Path directory) throws IOException {
        DockerFlags flags = FILTERED.toSpec().flags();
        String name = flags.files().keySet().iterator().next();

        flags.writeFiles(directory);

        assertThat(name).matches("seccomp-[0-9a-f]{64}\\.json");
        assertThat(flags.arguments(directory)).containsExactly("--security-opt=seccomp=" + directory.resolve(name));
        assertThat(directory.resolve(name)).hasContent(flags.files().get(name));
    }

    @Test
    void a_file_that_holds_something_else_is_replaced_and_nothing_is_left_beside_it(@TempDir Path directory)
            throws IOException {
        DockerFlags flags = FILTERED.toSpec().flags();
        Path file = directory.resolve(flags.files().keySet().iterator().next());
        Files.writeString(file, "half a docum");

        flags.writeFiles(directory);
        flags.writeFiles(directory);

        assertThat(file).hasContent(flags.files().values().iterator().next());
        try (Stream<Path> all = Files.list(directory)) {
            assertThat(all).containsExactly(file);
        }
    }

    @Test
    void without_a_directory_the_document_has_no_place() {
        assertThatThrownBy(() -> FILTERED.toSpec().flags().shell())
                .isInstanceOf(SeccompDirectoryMissingException.class)
                .hasMessageContaining("in(directory)");
    }

    @Test
    void the_same_spec_gives_equal_flags() {
        assertThat(JOB.toSpec().flags())
                .isEqualTo(JOB.toSpec().flags())
                .hasSameHashCodeAs(JOB.toSpec().flags());
        assertThat(JOB.toSpec().flags()).isNotEqualTo(FILTERED.toSpec().flags());
    }
}
