package dev.hasp.testing.assertions;

import static dev.hasp.testing.assertions.HaspAssertions.syscall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.SecurityProfile;
import dev.hasp.engine.EngineFacts;
import dev.hasp.profiles.Restricted;
import dev.hasp.seccomp.SeccompProfile;
import org.assertj.core.api.SoftAssertionsProvider;
import org.junit.jupiter.api.Test;

class HaspSoftAssertionsTest {

    @Test
    void every_failure_is_told() {
        assertThatThrownBy(() -> HaspSoftAssertions.assertSoftly(softly -> {
                    softly.assertThat(SecurityProfile.empty())
                            .as("a job")
                            .hasReadOnlyRoot()
                            .hasNoNewPrivileges();
                    softly.assertThat(Restricted.preset()).hasPidsLimit(1);
                    softly.assertThat(SecurityProfile.empty().toSpec()).hasNoNetwork();
                    softly.assertThat(1 + 1).isEqualTo(3);
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "5 ", "[a job] Expecting", "read-only root", "setuid", "pids is 256", "loopback", "2");
    }

    @Test
    void what_holds_is_silent() {
        HaspSoftAssertions softly = new HaspSoftAssertions();
        softly.assertThat(Restricted.preset().toSpec().on(EngineFacts.plainDocker("28.5.2")))
                .hasNoNetwork();
        softly.assertThat(Restricted.preset())
                .on(EngineFacts.plainDocker("20.10.24"))
                .hasNoNetwork();
        softly.assertThat(SeccompProfile.dockerDefault()).denies(syscall("mount"));

        softly.assertAll();
        assertThat(softly.errorsCollected()).isEmpty();
    }

    @Test
    void a_user_combines_them_with_others() {
        class Own extends org.assertj.core.api.AbstractSoftAssertions implements HaspSoftAssertionsProvider {}

        assertThatThrownBy(() -> {
                    Own own = new Own();
                    own.assertThat(SecurityProfile.empty()).hasNoNetwork();
                    own.assertAll();
                })
                .isInstanceOf(AssertionError.class);
        assertThat(SoftAssertionsProvider.class).isAssignableFrom(Own.class);
    }
}
