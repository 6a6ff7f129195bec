package dev.hasp.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Controls;
import dev.hasp.control.Device;
import dev.hasp.control.DeviceAccess;
import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.control.DeviceRequest;
import dev.hasp.effective.Aspects;
import dev.hasp.engine.EngineFacts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeviceMeaningTest {

    private static final SecurityProfile NOTHING = SecurityProfile.builder().build();

    /** devices.list in a container of 20.10.24 with runc 1.1.5. */
    private static final List<String> USUAL = List.of(
            "b *:* m",
            "c *:* m",
            "c 10:200 rwm",
            "c 136:* rwm",
            "c 1:3 rwm",
            "c 1:5 rwm",
            "c 1:7 rwm",
            "c 1:8 rwm",
            "c 1:9 rwm",
            "c 5:0 rwm",
            "c 5:1 rwm",
            "c 5:2 rwm");

    private static List<String> rules(Means means) {
        return means.get(Aspects.DEVICE_RULES).orElseThrow().stream()
                .map(DeviceCgroupRule::toString)
                .toList();
    }

    private static Means asking(EngineFacts engine, String... rules) {
        return Means.of(
                profile -> profile.deviceCgroupRules(
                        Stream.of(rules).map(DeviceCgroupRule::parse).toArray(DeviceCgroupRule[]::new)),
                engine);
    }

    @Test
    void has_the_nodes_and_rules_of_every_container() {
        Means means = Means.of(NOTHING, Means.old());

        assertThat(means.get(Aspects.DEVICE_NODES).orElseThrow())
                .containsExactly("/dev/full", "/dev/null", "/dev/random", "/dev/tty", "/dev/urandom", "/dev/zero");
        assertThat(rules(means)).isEqualTo(USUAL);
    }

    @Test
    void joins_rules_of_the_same_devices_as_the_kernel_does() {
        Means means = asking(Means.old(), "c 1:3 r", "c *:* r", "c 10:229 m", "c 1:11 r");

        assertThat(rules(means))
                .contains("c *:* rm", "c 1:3 rwm", "c 10:229 m", "c 1:11 r")
                .hasSize(USUAL.size() + 2);
    }

    @Test
    void needs_no_other_rule_beside_one_for_all() {
        assertThat(rules(asking(Means.old(), "c 1:11 r", "a *:* rwm"))).containsExactly("a *:* rwm");
    }

    @Test
    void adds_devices_whose_numbers_are_the_same_everywhere() {
        Means means =
                Means.of(profile -> profile.devices(new Device("/dev/fuse", "/dev/f", DeviceAccess.READ)), Means.old());

        assertThat(rules(means)).contains("c 10:229 r");
        assertThat(means.get(Aspects.DEVICE_NODES).orElseThrow()).contains("/dev/f");
    }

    @Test
    void does_not_guess_numbers_nor_what_is_in_a_directory() {
        Means disk = Means.of(profile -> profile.devices(Device.of("/dev/sda")), Means.old());
        Means sound = Means.of(profile -> profile.devices(Device.of("/dev/snd")), Means.old());
        Means gpu = Means.of(profile -> profile.deviceRequests(DeviceRequest.gpus(1)), Means.old());

        assertThat(disk.get(Aspects.DEVICE_RULES)).isEmpty();
        assertThat(disk.reasons(Aspects.DEVICE_RULES)).contains("/dev/sda");
        assertThat(disk.get(Aspects.DEVICE_NODES).orElseThrow()).contains("/dev/sda");
        assertThat(sound.get(Aspects.DEVICE_NODES)).isEmpty();
        assertThat(gpu.get(Aspects.DEVICE_NODES)).isEmpty();
        assertThat(gpu.get(Aspects.DEVICE_RULES)).isEmpty();
    }

    @Test
    void permits_everything_when_privileged() {
        Means means = Means.of(profile -> profile.privileged(true), Means.old());

        assertThat(rules(means)).containsExactly("a *:* rwm");
        assertThat(means.get(Aspects.DEVICE_NODES)).isEmpty();
    }

    @Test
    void has_no_device_cgroup_without_root() {
        Means means = Means.of(
                profile -> profile.devices(new Device("/dev/fuse", "/dev/fuse", DeviceAccess.READ)), Means.rootless());

        assertThat(means.get(Aspects.DEVICE_RULES)).isEmpty();
        assertThat(means.codes(Controls.DEVICES)).containsExactly("device-access-not-limited");
    }

    @Test
    void does_not_know_what_podmans_runtime_permits() {
        assertThat(Means.of(NOTHING, Means.podman()).get(Aspects.DEVICE_RULES)).isEmpty();
    }
}
