package dev.hasp.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.core.command.CreateContainerCmdImpl;
import dev.hasp.Finding;
import dev.hasp.SecurityProfile;
import dev.hasp.UncheckedSpec;
import dev.hasp.control.BindMount;
import dev.hasp.control.BindRecursive;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.DeviceIops;
import dev.hasp.control.DeviceRequest;
import dev.hasp.control.Mount;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.Relabel;
import dev.hasp.control.Ulimit;
import dev.hasp.control.VolumeMount;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InexpressibleTest {

    private static final BindMount.Builder BIND =
            BindMount.builder().source("/srv/a").target("/a");

    private static SecurityProfile mounts(Mount mount) {
        return SecurityProfile.empty().with(Controls.MOUNTS, List.of(mount));
    }

    private static <T> SecurityProfile only(Control<T> control, T value) {
        return SecurityProfile.empty().with(control, value);
    }

    static Stream<SecurityProfile> withoutFlags() {
        return Stream.of(
                only(Controls.MASKED_PATHS, List.of()),
                only(Controls.READ_ONLY_PATHS, List.of()),
                only(Controls.MASKED_PATHS, List.of("/proc/kcore")),
                only(Controls.KERNEL_MEMORY, ByteSize.mebibytes(64)),
                only(Controls.KERNEL_MEMORY_TCP, ByteSize.mebibytes(64)),
                only(Controls.SHM_SIZE, ByteSize.of((1L << 53) + 1)),
                only(Controls.ULIMITS, List.of(Ulimit.of("as", 1 << 30))),
                only(Controls.NETWORK, NetworkMode.named("name=jobs")),
                only(Controls.DEVICE_READ_IOPS, List.of(new DeviceIops("/srv/disk", 10))),
                only(Controls.DEVICE_REQUESTS, List.of(DeviceRequest.gpus(1), DeviceRequest.gpus(2))),
                only(
                        Controls.DEVICE_REQUESTS,
                        List.of(DeviceRequest.builder()
                                .count(1)
                                .addCapability(List.of("tpu"))
                                .build())),
                mounts(Mount.bind("/srv/ends with a blank ", "/a")),
                mounts(Mount.bind("/srv/dos\r\nline", "/a")),
                mounts(BindMount.builder()
                        .from(BIND.build())
                        .createSource(true)
                        .recursive(BindRecursive.DISABLED)
                        .build()));
    }

    @ParameterizedTest
    @MethodSource("withoutFlags")
    void no_flag_says_it_and_docker_java_does(SecurityProfile profile) {
        assertThatThrownBy(() -> UncheckedSpec.of(profile).flags())
                .isInstanceOfSatisfying(
                        InexpressibleException.class,
                        refused -> assertThat(refused.findings())
                                .isNotEmpty()
                                .allMatch(Finding::isError)
                                .allSatisfy(
                                        finding -> assertThat(finding.code()).isEqualTo("no-docker-flag"))
                                .extracting(Finding::control)
                                .isSubsetOf(profile.decided()));

        CreateContainerCmdImpl command = EveryControlTest.command();
        UncheckedSpec.of(profile).applyTo(command);
        JsonNode sent = EveryControlTest.sent(command);

        assertThat(sent.path("HostConfig").isEmpty()).isFalse();
    }

    static Stream<SecurityProfile> withoutAnyWords() {
        VolumeMount.Builder volume = VolumeMount.builder().target("/a").relabel(Relabel.SHARED);
        return Stream.of(
                mounts(BindMount.builder()
                        .from(BIND.build())
                        .relabel(Relabel.SHARED)
                        .build()),
                mounts(BindMount.builder()
                        .source("/srv/a:b")
                        .target("/a")
                        .createSource(true)
                        .relabel(Relabel.PRIVATE)
                        .build()),
                mounts(BindMount.builder()
                        .from(BIND.build())
                        .createSource(true)
                        .relabel(Relabel.PRIVATE)
                        .recursive(BindRecursive.DISABLED)
                        .build()),
                mounts(volume.build()),
                mounts(volume.name("data").subpath("b").build()));
    }

    @ParameterizedTest
    @MethodSource("withoutAnyWords")
    void neither_target_says_it_and_neither_is_silent(SecurityProfile profile) {
        CreateContainerCmdImpl command = EveryControlTest.command();

        assertThatThrownBy(() -> UncheckedSpec.of(profile).flags()).isInstanceOf(InexpressibleException.class);
        assertThatThrownBy(() -> UncheckedSpec.of(profile).applyTo(command)).isInstanceOf(InexpressibleException.class);
        assertThat(EveryControlTest.sent(command)).isEmpty();
    }

    @Test
    void everything_without_words_is_reported_at_once_and_in_order() {
        SecurityProfile profile = only(Controls.ULIMITS, List.of(Ulimit.of("as", 1)))
                .with(Controls.MASKED_PATHS, List.of("/proc/kcore"))
                .with(Controls.HOSTNAME, "job");

        InexpressibleException refused = catchThrowableOfType(
                InexpressibleException.class, () -> UncheckedSpec.of(profile).flags());

        assertThat(refused.findings())
                .extracting(Finding::control)
                .map(Object::toString)
                .containsExactly("maskedPaths", "ulimits");
    }

    @Test
    void a_value_cannot_forge_a_line_of_the_message() {
        assertThatThrownBy(() -> mounts(Mount.bind("/srv/x\r\nerror: user: forged", "/a"))
                        .toSpec()
                        .flags())
                .isInstanceOf(InexpressibleException.class)
                .message()
                .hasLineCount(1)
                .contains("x\\u000d\\u000aerror: user: forged");
    }

    @Test
    void a_created_source_goes_where_sources_are_created() {
        SecurityProfile profile = mounts(BindMount.builder()
                .from(BIND.build())
                .createSource(true)
                .readOnly(true)
                .relabel(Relabel.PRIVATE)
                .build());
        CreateContainerCmdImpl command = EveryControlTest.command();

        UncheckedSpec.of(profile).applyTo(command);

        assertThat(UncheckedSpec.of(profile).flags().arguments()).containsExactly("--volume=/srv/a:/a:ro,Z");
        assertThat(command.getHostConfig().getBinds())
                .hasSize(1)
                .allSatisfy(bind -> assertThat(bind).hasToString("/srv/a:/a:ro,Z"));
    }

    @Test
    void what_docker_java_has_no_field_for_is_sent_all_the_same() {
        CreateContainerCmdImpl command = EveryControlTest.command();

        UncheckedSpec.of(mounts(BindMount.builder()
                                .from(BIND.build())
                                .createSource(true)
                                .recursive(BindRecursive.DISABLED)
                                .build())
                        .with(Controls.KERNEL_MEMORY_TCP, ByteSize.mebibytes(1))
                        .with(Controls.READ_ONLY_PATHS, List.of("/proc/sys")))
                .applyTo(command);

        JsonNode sent = EveryControlTest.sent(command).path("HostConfig");
        assertThat(sent.path("Mounts").path(0).path("BindOptions").toString())
                .isEqualTo("{\"NonRecursive\":true,\"CreateMountpoint\":true}");
        assertThat(sent.path("KernelMemoryTCP").asLong()).isEqualTo(1 << 20);
        assertThat(sent.path("ReadonlyPaths").path(0).asText()).isEqualTo("/proc/sys");
        assertThat(command.getHostConfig().getMounts()).hasSize(1);
    }
}
