package dev.hasp.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.AppArmor;
import dev.hasp.control.IpcMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.SeLinux;
import dev.hasp.effective.Aspects;
import dev.hasp.engine.EngineFacts;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MacMeaningTest {

    private static final EngineFacts NEITHER = Meant.docker("28.5.2").build();
    private static final EngineFacts BOTH =
            Meant.docker("28.5.2").appArmor(true).seLinux(true).build();
    private static final EngineFacts UNKNOWN = Meant.bare("28");

    @ParameterizedTest
    @CsvSource({
        "default, false, docker-default, ",
        "batch-job, false, batch-job, ",
        "unconfined, false, unconfined, ",
        "default, true, unconfined, apparmor-off-by-privileged",
        "batch-job, true, batch-job, "
    })
    void a_host_with_apparmor_confines_by_name(String asked, boolean privileged, String profile, String code) {
        Meant meant =
                Meant.of(BOTH, decisions -> decisions.privileged(privileged).appArmor(AppArmor.parse(asked)));

        assertThat(meant.value(Aspects.APP_ARMOR_PROFILE)).contains(profile);
        assertThat(meant.codes()).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void an_open_profile_has_the_engines_unless_it_is_privileged() {
        assertThat(Meant.of(BOTH, profile -> profile).value(Aspects.APP_ARMOR_PROFILE))
                .contains("docker-default");
        assertThat(Meant.of(BOTH, profile -> profile.privileged(true)).value(Aspects.APP_ARMOR_PROFILE))
                .contains("unconfined");
    }

    @ParameterizedTest
    @CsvSource({"default, ", "batch-job, apparmor-unavailable"})
    void a_host_without_apparmor_ignores_a_named_profile_and_has_no_default(String asked, @Nullable String code) {
        Meant meant = Meant.of(NEITHER, profile -> profile.appArmor(AppArmor.parse(asked)));

        assertThat(meant.value(Aspects.APP_ARMOR_PROFILE)).contains("unconfined");
        assertThat(meant.codes()).isEqualTo(Stream.ofNullable(code).toList());
    }

    @Test
    void a_host_that_nobody_knows_is_told_as_such() {
        Meant meant = Meant.of(
                UNKNOWN,
                profile -> profile.appArmor(AppArmor.profile("job"))
                        .seLinux(SeLinux.builder().type("container_t").build()));

        assertThat(meant.value(Aspects.APP_ARMOR_PROFILE)).isEmpty();
        assertThat(meant.value(Aspects.SE_LINUX_LABEL)).isEmpty();
        assertThat(meant.codes()).containsExactly("apparmor-support-unknown", "selinux-support-unknown");
        assertThat(Meant.of(UNKNOWN, profile -> profile).codes()).isEmpty();
    }

    @Test
    void the_name_of_podmans_profile_is_unknown() {
        EngineFacts podman = Meant.podman("4.3.1").appArmor(true).build();

        assertThat(Meant.of(podman, profile -> profile).value(Aspects.APP_ARMOR_PROFILE))
                .isEmpty();
        assertThat(Meant.of(podman, profile -> profile.appArmor(AppArmor.profile("job")))
                        .value(Aspects.APP_ARMOR_PROFILE))
                .contains("job");
        assertThat(Meant.of(Meant.podman("4.3.1").build(), profile -> profile.appArmor(AppArmor.profile("job")))
                        .value(Aspects.APP_ARMOR_PROFILE))
                .as("Podman refuses it")
                .isEmpty();
    }

    @Test
    void a_whole_label_is_known_as_the_kernel_prints_it() {
        Meant meant = Meant.of(
                BOTH,
                profile -> profile.seLinux(SeLinux.builder()
                        .user("system_u")
                        .role("system_r")
                        .type("container_t")
                        .level("s0:c200,c100")
                        .build()));

        assertThat(meant.value(Aspects.SE_LINUX_LABEL)).contains("system_u:system_r:container_t:s0:c100,c200");
        assertThat(meant.codes()).isEmpty();
    }

    @Test
    void drawn_categories_are_unknown() {
        assertThat(Meant.of(BOTH, profile -> profile).value(Aspects.SE_LINUX_LABEL))
                .isEmpty();
        assertThat(Meant.of(BOTH, profile -> profile).reasons(Aspects.SE_LINUX_LABEL))
                .contains("two categories of its own");
        assertThat(Meant.of(BOTH, profile -> profile.ipc(IpcMode.container("other")))
                        .reasons(Aspects.SE_LINUX_LABEL))
                .contains("label of the container");
    }

    @Test
    void an_engine_without_selinux_drops_every_label() {
        Meant meant = Meant.of(
                NEITHER,
                profile -> profile.seLinux(SeLinux.builder().type("container_t").build()));

        assertThat(meant.value(Aspects.SE_LINUX_LABEL)).contains("none");
        assertThat(meant.codes()).containsExactly("selinux-unavailable");
        assertThat(Meant.of(NEITHER, profile -> profile.seLinux(SeLinux.disable()))
                        .codes())
                .isEmpty();
    }

    @Test
    void access_to_the_host_switches_the_engines_label_off() {
        Meant asked = Meant.of(BOTH, profile -> profile.pid(PidMode.host()).seLinux(SeLinux.engineDefault()));

        assertThat(asked.value(Aspects.SE_LINUX_LABEL)).contains("none");
        assertThat(asked.codes()).containsExactly("selinux-off-by-host-access");
        assertThat(Meant.of(BOTH, profile -> profile.ipc(IpcMode.host())).value(Aspects.SE_LINUX_LABEL))
                .contains("none");
        assertThat(Meant.of(BOTH, profile -> profile.privileged(true)).value(Aspects.SE_LINUX_LABEL))
                .contains("none");
    }
}
