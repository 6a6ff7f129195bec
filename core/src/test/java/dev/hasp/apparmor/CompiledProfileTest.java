package dev.hasp.apparmor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompiledProfileTest {

    private static final String PREAMBLE = "abi <abi/3.0>,\nprofile p {\n";

    @Test
    void answers_as_the_rules_say() {
        CompiledProfile profile = CompiledProfile.of(
                PREAMBLE + "/a/** rwkl,\ndeny /a/b/** w,\nowner /o r,\n/bin/* mrix,\nnetwork,\nsignal,\n}\n");

        assertThat(profile.permitted("/a/x"))
                .containsExactly(
                        FilePermission.READ,
                        FilePermission.WRITE,
                        FilePermission.APPEND,
                        FilePermission.LOCK,
                        FilePermission.LINK);
        assertThat(profile.permitted("/a/b/x"))
                .containsExactly(FilePermission.READ, FilePermission.LOCK, FilePermission.LINK);
        assertThat(profile.permitted("/o")).isEmpty();
        assertThat(profile.permittedToOwner("/o")).containsExactly(FilePermission.READ);
        assertThat(profile.permitted("/bin/sh")).containsExactly(FilePermission.READ, FilePermission.MAP);
        assertThat(profile.runs("/bin/sh")).isTrue();
        assertThat(profile.runs("/a/sh")).isFalse();
        assertThat(profile.permitted("/elsewhere")).isEmpty();
    }

    @Test
    void permits_no_file_without_rules_for_files() {
        assertThat(CompiledProfile.of(PREAMBLE + "signal,\n}\n").permitted("/a"))
                .isEmpty();
    }
}
