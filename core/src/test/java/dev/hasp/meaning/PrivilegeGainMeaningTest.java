package dev.hasp.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.effective.Aspects;
import dev.hasp.engine.EngineFacts;
import org.junit.jupiter.api.Test;

class PrivilegeGainMeaningTest {

    private static final EngineFacts DAEMON_ON =
            Meant.docker("28.5.2").noNewPrivileges(true).build();

    @Test
    void what_is_asked_beats_the_daemons_default() {
        assertThat(Meant.of(DAEMON_ON, profile -> profile.noNewPrivileges(false))
                        .value(Aspects.NO_NEW_PRIVS))
                .contains(false);
        assertThat(Meant.of(DAEMON_ON, profile -> profile).value(Aspects.NO_NEW_PRIVS))
                .contains(true);
        assertThat(Meant.of(Meant.docker("28.5.2").build(), profile -> profile).value(Aspects.NO_NEW_PRIVS))
                .contains(false);
    }

    @Test
    void privileged_keeps_it() {
        assertThat(Meant.of(
                                Meant.bare("20.10.24"),
                                profile -> profile.privileged(true).noNewPrivileges(true))
                        .value(Aspects.NO_NEW_PRIVS))
                .contains(true);
    }

    @Test
    void a_daemon_that_does_not_tell_leaves_it_unknown() {
        Meant meant = Meant.of(Meant.bare("20.10.24"), profile -> profile);

        assertThat(meant.value(Aspects.NO_NEW_PRIVS)).isEmpty();
        assertThat(meant.reasons(Aspects.NO_NEW_PRIVS)).contains("told from API 1.43 on");
    }
}
