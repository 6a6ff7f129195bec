package dev.hasp.seccomp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.linux.Errno;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a change of a profile changes in its text. */
class MinimalDiffTest {

    @Test
    void changes_the_lines_of_the_change_only() {
        SeccompProfile profile = SeccompProfile.parse("""
                {"defaultAction":"SCMP_ACT_ERRNO","syscalls":[
                 {"names":["read","ptrace","write"],"action":"SCMP_ACT_ALLOW"},{"names":["close"],"action":"SCMP_ACT_LOG"}]}""");
        List<String> before = profile.toPrettyJson().lines().toList();
        List<String> after =
                profile.deny("ptrace", Errno.EPERM).toPrettyJson().lines().toList();

        assertThat(before).hasSize(after.size() + 1).containsAll(after);
    }

    @Test
    void writes_the_default_profiles_of_engines_as_engines_do() throws IOException {
        int same = 0;
        try (Stream<Path> files = Files.list(ReferenceData.path("default-profiles"))) {
            for (Path file : files.filter(
                            path -> path.getFileName().toString().matches("docker-2[3-9].*json|moby.*json"))
                    .toList()) {
                String text = Files.readString(file);
                assertThat(SeccompProfile.parse(text).toPrettyJson().strip())
                        .as(file.getFileName().toString())
                        .isEqualTo(text.strip());
                same++;
            }
        }
        assertThat(same).isPositive();
    }
}
