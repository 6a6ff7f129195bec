package dev.hasp.observed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.effective.Aspects;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelsTest {

    private final TextFiles files = new TextFiles().text("/proc/self/status", "Name:\tsh\n");

    private Optional<String> appArmor() {
        return look().sighting(Aspects.APP_ARMOR_PROFILE).value();
    }

    private Optional<String> seLinux() {
        return look().sighting(Aspects.SE_LINUX_LABEL).value();
    }

    private ObservedPolicy look() {
        return Observation.read(files, Observation.wanted(List.of(), List.of()), Map.of(), List.of());
    }

    @Test
    void app_armor_says_the_profile_and_its_mode() {
        files.text(Labels.CURRENT, "docker-default (enforce)\n").text(Labels.APP_ARMOR, "docker-default (enforce)\n");
        assertThat(appArmor()).contains("docker-default");
        assertThat(seLinux()).contains("none");

        files.text(Labels.CURRENT, "unconfined\n").refuse(Labels.APP_ARMOR, "ENOENT");
        assertThat(appArmor()).contains("unconfined");
        assertThat(seLinux()).contains("none");
    }

    @Test
    void se_linux_says_a_label_that_a_zero_byte_ends() {
        files.text(Labels.CURRENT, "system_u:system_r:container_t:s0:c1,c2\0").refuse(Labels.APP_ARMOR, "ENOENT");

        assertThat(seLinux()).contains("system_u:system_r:container_t:s0:c1,c2");
        assertThat(appArmor()).contains("unconfined");
    }

    @Test
    void a_kernel_without_either_confines_by_neither() {
        files.refuse(Labels.CURRENT, "EINVAL").refuse(Labels.APP_ARMOR, "EINVAL");

        assertThat(appArmor()).contains("unconfined");
        assertThat(seLinux()).contains("none");
    }

    @Test
    void what_cannot_be_read_is_not_taken_for_nothing() {
        files.refuse(Labels.CURRENT, "EACCES").refuse(Labels.APP_ARMOR, "EACCES");
        assertThat(appArmor()).isEmpty();
        assertThat(seLinux()).isEmpty();

        files.text(Labels.CURRENT, "what is this").refuse(Labels.APP_ARMOR, "ENOENT");
        assertThat(appArmor()).isEmpty();
        assertThat(seLinux()).isEmpty();
    }
}
