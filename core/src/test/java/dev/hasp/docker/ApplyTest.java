package dev.hasp.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Device;
import com.github.dockerjava.api.model.DockerObjectAccessor;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Link;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Volume;
import com.github.dockerjava.api.model.VolumesFrom;
import com.github.dockerjava.core.command.CreateContainerCmdImpl;
import dev.hasp.SecurityProfile;
import dev.hasp.UncheckedSpec;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Controls;
import dev.hasp.control.IpAddress;
import dev.hasp.control.Mount;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PublishedPort;
import dev.hasp.control.Seccomp;
import dev.hasp.control.User;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ApplyTest {

    private final CreateContainerCmdImpl command = EveryControlTest.command();

    private static SecurityProfile.Builder profile() {
        return SecurityProfile.builder();
    }

    @Test
    void what_the_caller_set_stays_where_the_spec_decides_nothing() {
        command.getHostConfig()
                .withMemory(128L << 20)
                .withSecurityOpts(List.of("apparmor=site"))
                .withDevices(new Device("rw", "/dev/a", "/dev/a"));
        command.withExposedPorts(ExposedPort.tcp(9));

        profile()
                .user(User.of(1000, 1000))
                .capabilities(Capabilities.none())
                .noNewPrivileges(true)
                .seccomp(Seccomp.builtin())
                .maskedPaths()
                .ports(PublishedPort.loopback(8080, 80))
                .build()
                .toSpec()
                .applyTo(command);

        HostConfig host = command.getHostConfig();
        assertThat(command.getUser()).isEqualTo("1000:1000");
        assertThat(host.getMemory()).isEqualTo(128L << 20);
        assertThat(host.getDevices()).hasSize(1);
        assertThat(host.getCapDrop()).containsExactly(Capability.ALL);
        assertThat(host.getSecurityOpts()).containsExactly("apparmor=site", "no-new-privileges", "seccomp=builtin");
        assertThat(host.getRawValues()).containsEntry("MaskedPaths", List.of());
        assertThat(command.getExposedPorts()).containsExactly(ExposedPort.tcp(9), ExposedPort.tcp(80));
    }

    @Test
    void it_is_a_consumer_as_testcontainers_takes_one() {
        Consumer<CreateContainerCmd> modifier =
                profile().memory(ByteSize.mebibytes(64)).build().toSpec()::applyTo;

        modifier.accept(command);

        assertThat(command.getHostConfig().getMemory()).isEqualTo(64L << 20);
    }

    @Test
    void what_testcontainers_sets_without_meaning_anything_is_no_contradiction() {
        command.getHostConfig()
                .withPrivileged(false)
                .withPublishAllPorts(false)
                .withBinds(new Bind[0])
                .withVolumesFrom(new VolumesFrom[0])
                .withLinks(new Link[0])
                .withExtraHosts(new String[0])
                .withPortBindings(new Ports())
                .withRestartPolicy(RestartPolicy.noRestart())
                .withNetworkMode("default");

        profile()
                .privileged(true)
                .publishAllPorts(true)
                .mounts(Mount.bind("/a", "/b"))
                .network(NetworkMode.bridge())
                .build()
                .toSpec()
                .applyTo(command);

        assertThat(command.getHostConfig().getPrivileged()).isTrue();
        assertThat(command.getHostConfig().getNetworkMode()).isEqualTo("bridge");
        assertThat(command.getHostConfig().getMounts()).hasSize(1);
    }

    static Stream<Arguments> contradictions() {
        return Stream.of(
                contradiction(
                        "memory",
                        profile().memory(ByteSize.mebibytes(64)),
                        c -> c.getHostConfig().withMemory(1L << 30)),
                contradiction("user", profile().user(User.of(1, 1)), c -> c.withUser("root")),
                contradiction("user", profile().user(User.imageDefault()), c -> c.withUser("root")),
                contradiction(
                        "privileged",
                        profile().privileged(false),
                        c -> c.getHostConfig().withPrivileged(true)),
                contradiction(
                        "capabilities",
                        profile().capabilities(Capabilities.engineDefault()),
                        c -> c.getHostConfig().withCapAdd(Capability.SYS_ADMIN)),
                contradiction(
                        "seccomp",
                        profile().seccomp(Seccomp.engineDefault()),
                        c -> c.getHostConfig().withSecurityOpts(List.of("seccomp:unconfined"))),
                contradiction(
                        "noNewPrivileges",
                        profile().noNewPrivileges(true),
                        c -> c.getHostConfig().withSecurityOpts(List.of("no-new-privileges=false"))),
                contradiction(
                        "mounts", profile().mounts(), c -> c.getHostConfig().withBinds(Bind.parse("/:/host"))),
                contradiction("mounts", profile().mounts(), c -> c.withVolumes(new Volume("/data"))),
                contradiction(
                        "ports",
                        profile().ports(),
                        c -> c.getHostConfig().withPortBindings(new Ports(ExposedPort.tcp(80), Ports.Binding.empty()))),
                contradiction(
                        "network",
                        profile().network(NetworkMode.engineDefault()),
                        c -> c.getHostConfig().withNetworkMode("host")),
                contradiction(
                        "readOnlyRootfs",
                        profile().readOnlyRootfs(true),
                        c -> c.getHostConfig().withReadonlyRootfs(false)),
                contradiction(
                        "maskedPaths",
                        profile().maskedPaths("/proc/kcore"),
                        c -> DockerObjectAccessor.overrideRawValue(c.getHostConfig(), "MaskedPaths", List.of())),
                contradiction(
                        "devices",
                        profile().devices(),
                        c -> DockerObjectAccessor.overrideRawValue(
                                c.getHostConfig(), "Devices", List.of(Map.of("PathOnHost", "/dev/mem")))));
    }

    private static Arguments contradiction(
            String control, SecurityProfile.Builder asked, Consumer<CreateContainerCmdImpl> found) {
        return Arguments.of(control, asked.build(), found);
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void a_contradiction_is_named_and_nothing_is_written(
            String control, SecurityProfile asked, Consumer<CreateContainerCmdImpl> found) {
        found.accept(command);
        JsonNode before = EveryControlTest.sent(command);

        ContradictionException refused = catchThrowableOfType(
                ContradictionException.class,
                () -> asked.with(Controls.HOSTNAME, "job").toSpec().applyTo(command));

        assertThat(refused.contradictions())
                .singleElement()
                .satisfies(one -> assertThat(one.control()).hasToString(control));
        assertThat(EveryControlTest.sent(command)).isEqualTo(before);
    }

    @Test
    void all_contradictions_are_named_at_once() {
        command.withUser("root").getHostConfig().withMemory(1L << 30).withPidMode("host");

        ContradictionException refused = catchThrowableOfType(
                ContradictionException.class,
                () -> profile()
                        .user(User.of(1, 1))
                        .memory(ByteSize.mebibytes(64))
                        .build()
                        .toSpec()
                        .applyTo(command));

        assertThat(refused).hasMessage("""
                        user: the spec asks for "1:1" in Config.User, the create command has "root"; take it off the command, or leave the control out of the profile
                        memory: the spec asks for 67108864 in HostConfig.Memory, the create command has 1073741824; take it off the command, or leave the control out of the profile""");
    }

    @Test
    void the_same_thing_in_another_spelling_is_no_contradiction() {
        command.getHostConfig()
                .withSecurityOpts(List.of("no-new-privileges:true", "seccomp:unconfined"))
                .withCapDrop(Capability.MKNOD, Capability.CHOWN);

        profile()
                .noNewPrivileges(true)
                .seccomp(Seccomp.unconfined())
                .capabilities(Capabilities.engineDefault()
                        .minus(dev.hasp.linux.Capability.CHOWN, dev.hasp.linux.Capability.MKNOD))
                .build()
                .toSpec()
                .applyTo(command);

        assertThat(command.getHostConfig().getSecurityOpts())
                .containsExactly("no-new-privileges:true", "seccomp:unconfined");
    }

    @Test
    void addresses_name_the_default_network_where_nobody_named_one() {
        UncheckedSpec.of(profile().ipv4Address(new IpAddress("10.0.0.9")).build())
                .applyTo(command);

        assertThat(command.getHostConfig().getNetworkMode()).isEqualTo("default");
        assertThat(command.getIpv4Address()).isEqualTo("10.0.0.9");
    }

    @Test
    void addresses_keep_the_network_that_the_caller_named() {
        command.getHostConfig().withNetworkMode("jobs");

        UncheckedSpec.of(profile().networkAliases("api").build()).applyTo(command);

        assertThat(command.getHostConfig().getNetworkMode()).isEqualTo("jobs");
    }

    @Test
    void a_raw_null_of_the_caller_does_not_hide_what_the_spec_says() {
        DockerObjectAccessor.overrideRawValue(command.getHostConfig(), "Memory", null);

        profile().memory(ByteSize.mebibytes(64)).build().toSpec().applyTo(command);

        assertThat(EveryControlTest.sent(command)
                        .path("HostConfig")
                        .path("Memory")
                        .asLong())
                .isEqualTo(64L << 20);
    }

    @Test
    void a_command_without_a_host_config_gets_one() {
        command.withHostConfig(null);

        profile().memory(ByteSize.mebibytes(64)).maskedPaths().build().toSpec().applyTo(command);

        assertThat(command.getHostConfig().getMemory()).isEqualTo(64L << 20);
    }

    @Test
    void every_field_has_a_key_of_docker_javas_or_is_known_to_have_none() {
        JsonNode keys = Json.tree(HostConfig.newHostConfig());

        assertThat(TargetTable.dockerJava().expressions())
                .extracting(Expression::text)
                .filteredOn(text -> text.matches("HostConfig\\.[A-Za-z]+"))
                .map(text -> text.substring("HostConfig.".length()))
                .filteredOn(key -> !keys.has(key))
                .containsExactly("Umask", "MaskedPaths", "ReadonlyPaths", "KernelMemoryTCP");
    }
}
