package dev.hasp.apparmor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RoundTripTest {

    private static final ProfileName NAME = new ProfileName("job-runner");

    private static AppArmorProfile reading(String... paths) {
        AppArmorProfile.Builder builder = AppArmorProfile.builder(NAME).abi(Abi.V3_0);
        for (String path : paths) {
            builder.rule(
                    new Rule.Files(
                            Qualifiers.ALLOW,
                            false,
                            PathGlob.literal(path),
                            Set.of(FilePermission.READ),
                            Optional.empty()),
                    "read");
        }
        return builder.build();
    }

    @Test
    void a_profile_with_every_kind_of_rule_is_read_back() {
        AppArmorProfile profile = AppArmorTextTest.EVERY_RULE;

        assertThat(AppArmorReader.read(AppArmorText.of(profile))).isEqualTo(profile);
    }

    @ParameterizedTest
    @ValueSource(strings = {EngineProfiles.DOCKER, EngineProfiles.PODMAN})
    void the_engines_profiles_compile_to_the_same_when_written_again(String text) {
        AppArmorCompiler.Answer original = AppArmorCompiler.binary(text);
        AppArmorCompiler.Answer again = AppArmorCompiler.binary(AppArmorText.of(AppArmorReader.read(text)));

        assertThat(original.accepts()).as(original.messages()).isTrue();
        assertThat(again.output()).isEqualTo(original.output());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a\\", "/a\\\\", "/a\\134", "/a\\\"", "/a\"", "/a\\\\134\\"})
    void paths_with_backslashes_at_the_end_are_read_back_and_compile(String path) {
        AppArmorProfile profile = reading(path, "/ w,/** w,#");
        String text = AppArmorText.of(profile);

        assertThat(AppArmorReader.read(text)).isEqualTo(profile);
        AppArmorCompiler.Answer answer = AppArmorCompiler.compile(text);
        assertThat(answer.accepts()).as(text + answer.messages()).isTrue();
    }
}
