package dev.hasp.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.AppArmor;
import dev.hasp.control.Capabilities;
import dev.hasp.control.PidMode;
import dev.hasp.control.SeLinux;
import dev.hasp.control.Seccomp;
import dev.hasp.control.User;
import dev.hasp.control.UsernsMode;
import dev.hasp.linux.Capability;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityRulesTest {

    private static final Capabilities BIND = Capabilities.only(Capability.NET_BIND_SERVICE);

    @ParameterizedTest
    @CsvSource({
        "1000:1000, true, capability-out-of-reach",
        "1000:1000, false, capability-needs-file-capability",
        "0:0, true, ",
        "root, true, ",
        "imageDefault, true, ",
        "web, true, account-from-image"
    })
    void capabilities_are_for_root(String user, boolean noNewPrivileges, String code) {
        assertThat(Judged.codes(profile -> profile.user(User.parse(user))
                        .noNewPrivileges(noNewPrivileges)
                        .capabilities(BIND)))
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void a_user_other_than_root_without_added_capabilities_is_fine() {
        assertThat(Judged.codes(profile ->
                        profile.user(User.of(1000, 1000)).noNewPrivileges(true).capabilities(Capabilities.none())))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1000, true", "1000:1000, false", "0, false", "00, false"})
    void a_number_needs_a_group(String user, boolean found) {
        assertThat(Judged.codes(profile -> profile.user(User.parse(user))).contains("user-without-group"))
                .isEqualTo(found);
    }

    @Test
    void what_privileged_overrides_is_an_error_and_what_it_keeps_is_not() {
        assertThat(Judged.codes(profile -> profile.privileged(true)
                        .userns(UsernsMode.HOST)
                        .capabilities(Capabilities.none())
                        .appArmor(AppArmor.engineDefault())
                        .seccomp(Seccomp.engineDefault())
                        .seLinux(SeLinux.engineDefault())))
                .containsExactly(
                        "privileged-keeps-capabilities",
                        "privileged-without-apparmor",
                        "privileged-without-seccomp",
                        "privileged-without-selinux",
                        "userns-host");
        assertThat(Judged.codes(profile -> profile.privileged(true)
                        .readOnlyRootfs(true)
                        .noNewPrivileges(true)
                        .appArmor(AppArmor.unconfined())
                        .seccomp(Seccomp.unconfined())))
                .containsExactly("refused-where-ids-are-remapped");
        assertThat(Judged.codes(profile -> profile.privileged(false)
                        .capabilities(Capabilities.none())
                        .appArmor(AppArmor.engineDefault())))
                .isEmpty();
    }

    @Test
    void the_hosts_processes_cost_the_label() {
        assertThat(Judged.codes(profile -> profile.pid(PidMode.host()).userns(UsernsMode.HOST)))
                .containsExactly("userns-host", "host-namespace-without-selinux");
        assertThat(Judged.codes(profile -> profile.pid(PidMode.host()).seLinux(SeLinux.engineDefault())))
                .contains("host-namespace-with-default-selinux");
        assertThat(Judged.codes(profile -> profile.pid(PidMode.host()).seLinux(SeLinux.disable())))
                .containsExactly("refused-where-ids-are-remapped");
    }

    @Test
    void all_with_exceptions_is_fine_and_all_with_all_is_not() {
        Capabilities allButOne = new Capabilities(true, Set.of(), false, Set.of(Capability.SYS_ADMIN));
        Capabilities allAndNone = new Capabilities(true, Set.of(), true, Set.of());

        assertThat(Judged.codes(profile -> profile.capabilities(allButOne))).isEmpty();
        assertThat(Judged.codes(profile -> profile.capabilities(allAndNone)))
                .containsExactly("capability-all-added-and-dropped");
    }
}
