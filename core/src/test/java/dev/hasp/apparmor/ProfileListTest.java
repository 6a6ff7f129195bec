package dev.hasp.apparmor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileListTest {

    @Test
    void each_line_is_a_profile_and_its_mode() {
        assertThat(ProfileList.read("""
                        docker-default (enforce)
                        /usr/bin/man//man_filter (complain)
                        batch (kill)
                        busybox (unconfined)
                        asks (user)
                        """))
                .isEqualTo(Map.of(
                        "docker-default",
                        LoadedMode.ENFORCE,
                        "/usr/bin/man//man_filter",
                        LoadedMode.COMPLAIN,
                        "batch",
                        LoadedMode.KILL,
                        "busybox",
                        LoadedMode.UNCONFINED,
                        "asks",
                        LoadedMode.USER));
    }

    @Test
    void a_name_may_look_like_one_with_a_mode() {
        assertThat(ProfileList.read("a b (enforce) (complain)\n"))
                .isEqualTo(Map.of("a b (enforce)", LoadedMode.COMPLAIN));
    }

    @Test
    void a_kernel_without_profiles_has_an_empty_list() {
        assertThat(ProfileList.read("")).isEmpty();
    }

    @Test
    void a_mode_of_a_later_kernel_is_carried_along_and_does_not_count_as_refusing() {
        assertThat(ProfileList.read("a (dream)").get("a"))
                .isEqualTo(new LoadedMode("dream"))
                .matches(mode -> !mode.isRefusing());
        assertThat(LoadedMode.ENFORCE.isRefusing()).isTrue();
        assertThat(LoadedMode.KILL.isRefusing()).isTrue();
        assertThat(LoadedMode.COMPLAIN.isRefusing()).isFalse();
    }

    @Test
    void what_is_no_such_list_is_refused_with_its_line() {
        assertThatThrownBy(() -> ProfileList.read("docker-default (enforce)\nbatch\n"))
                .isInstanceOf(MalformedAppArmorException.class)
                .hasMessageContaining("line 2 of the list of AppArmor profiles")
                .hasMessageContaining("batch");
        assertThatThrownBy(() -> ProfileList.read(" (enforce)")).hasMessageContaining("line 1 ");
        assertThatThrownBy(() -> ProfileList.read("a (enforce)\na (complain)")).hasMessageContaining("twice");
        assertThatThrownBy(() -> ProfileList.read("a (Enforce!)")).hasMessageContaining("no word of the kernel");
    }

    @Test
    void a_list_beyond_all_measure_is_refused() {
        assertThatThrownBy(() -> ProfileList.read("a".repeat(4 * 1024 * 1024 + 1)))
                .hasMessageContaining("4194305 characters");
    }
}
