package dev.hasp.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.apparmor.LoadedMode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SavedFactsTest {

    private static final Map<String, LoadedMode> LOADED =
            Map.of("docker-default", LoadedMode.ENFORCE, "a \"quoted\" (name)\n", LoadedMode.COMPLAIN);

    @Test
    void loaded_profiles_come_back_as_they_were_saved() {
        String bare = Captured.text("docker-26.1-unconfined");

        assertThat(EngineFacts.parse(bare).appArmorProfiles()).isEmpty();
        assertThat(EngineFacts.parse(SavedFacts.withAppArmorProfiles(bare, LOADED)))
                .isEqualTo(EngineFacts.parse(bare).toBuilder()
                        .appArmorProfiles(LOADED)
                        .build());
        assertThat(EngineFacts.parse(SavedFacts.withAppArmorProfiles(bare, Map.of()))
                        .appArmorProfiles())
                .contains(Map.of());
    }

    @Test
    void another_list_takes_the_place_of_the_first() {
        String once = SavedFacts.withAppArmorProfiles(Captured.text("docker-26.1-unconfined"), LOADED);

        assertThat(EngineFacts.parse(SavedFacts.withAppArmorProfiles(once, Map.of("batch", LoadedMode.KILL)))
                        .appArmorProfiles())
                .contains(Map.of("batch", LoadedMode.KILL));
    }

    @Test
    void a_mode_is_a_word() {
        String bare = Captured.text("docker-26.1-unconfined");
        for (String wrong : new String[] {"1", "\"\"", "\"En force\""}) {
            String saved = bare.replaceFirst("\\{", "{\"appArmorProfiles\": {\"batch\": " + wrong + "},");
            assertThatThrownBy(() -> EngineFacts.parse(saved))
                    .isInstanceOf(EngineFactsException.class)
                    .hasMessageContaining("appArmorProfiles")
                    .hasMessageContaining("batch");
        }
    }

    @Test
    void what_is_no_saved_facts_is_not_added_to() {
        assertThatThrownBy(() -> SavedFacts.withAppArmorProfiles("{}", LOADED))
                .isInstanceOf(EngineFactsException.class);
    }
}
