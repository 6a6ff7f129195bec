package dev.hasp.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Controls;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.UsernsMode;
import dev.hasp.effective.Aspects;
import dev.hasp.engine.CgroupVersion;
import dev.hasp.engine.EngineFacts;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KernelParameterMeaningTest {

    private static final Map<String, String> USUAL = Map.of(
            "net.ipv4.ip_unprivileged_port_start", "0",
            "net.ipv4.ping_group_range", "0 2147483647");

    private static final SecurityProfile NOTHING = SecurityProfile.builder().build();

    @Test
    void opens_low_ports_and_ping_as_the_engine_does() {
        assertThat(Means.of(NOTHING, Means.old()).get(Aspects.KERNEL_PARAMETERS).orElseThrow())
                .isEqualTo(USUAL);
    }

    @Test
    void leaves_ping_out_of_a_user_namespace() {
        EngineFacts remapped = Means.old().toBuilder().usernsRemap(true).build();
        Means host = Means.of(profile -> profile.userns(UsernsMode.HOST), remapped);

        assertThat(Means.of(NOTHING, remapped).get(Aspects.KERNEL_PARAMETERS).orElseThrow())
                .isEqualTo(Map.of("net.ipv4.ip_unprivileged_port_start", "0"));
        assertThat(Means.of(NOTHING, Means.rootless())
                        .get(Aspects.KERNEL_PARAMETERS)
                        .orElseThrow())
                .isEqualTo(Map.of("net.ipv4.ip_unprivileged_port_start", "0"));
        assertThat(host.get(Aspects.KERNEL_PARAMETERS).orElseThrow()).isEqualTo(USUAL);
    }

    @Test
    void sets_nothing_in_a_network_of_others() {
        Means host = Means.of(profile -> profile.network(NetworkMode.host()), Means.old());
        Means other = Means.of(profile -> profile.network(NetworkMode.container("web")), Means.podman());

        assertThat(host.get(Aspects.KERNEL_PARAMETERS).orElseThrow()).isEmpty();
        assertThat(other.get(Aspects.KERNEL_PARAMETERS).orElseThrow()).isEmpty();
    }

    @Test
    void has_the_domain_name_of_the_container_whose_network_it_joins() {
        Means means = Means.of(
                profile -> profile.network(NetworkMode.container("web")).domainname("lab"), Means.old());

        assertThat(means.get(Aspects.KERNEL_PARAMETERS).orElseThrow()).isEmpty();
        assertThat(means.codes(Controls.DOMAINNAME)).contains("domainname-of-other-container");
    }

    @Test
    void puts_what_is_asked_over_the_defaults_in_dots() {
        Means means = Means.of(
                profile -> profile.sysctls(
                                Map.of("net/ipv4/ip_unprivileged_port_start", "1024", "kernel.msgmax", "8192"))
                        .domainname("lab"),
                Means.old());

        assertThat(means.get(Aspects.KERNEL_PARAMETERS).orElseThrow())
                .isEqualTo(Map.of(
                        "kernel.domainname",
                        "lab",
                        "kernel.msgmax",
                        "8192",
                        "net.ipv4.ip_unprivileged_port_start",
                        "1024",
                        "net.ipv4.ping_group_range",
                        "0 2147483647"));
    }

    @Test
    void does_not_know_podmans_defaults() {
        assertThat(Means.of(NOTHING, Means.podman()).get(Aspects.KERNEL_PARAMETERS))
                .isEmpty();
    }

    @Test
    void says_that_a_parameter_of_an_interface_moves() {
        SecurityProfile profile = SecurityProfile.builder()
                .sysctls(Map.of("net.ipv4.conf.eth0.log_martians", "1"))
                .build();

        assertThat(Means.of(profile, Means.docker("27.1.1", "1.46", CgroupVersion.V2))
                        .codes(Controls.SYSCTLS))
                .containsExactly("sysctl-of-interface-moved");
        assertThat(Means.of(profile, Means.old()).codes(Controls.SYSCTLS)).isEmpty();
    }
}
