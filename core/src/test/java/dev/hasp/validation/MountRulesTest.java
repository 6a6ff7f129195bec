package dev.hasp.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.BindMount;
import dev.hasp.control.ByteSize;
import dev.hasp.control.ImageMount;
import dev.hasp.control.Mount;
import dev.hasp.control.Relabel;
import dev.hasp.control.Tmpfs;
import dev.hasp.control.VolumeMount;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MountRulesTest {

    private static List<String> codes(Mount... mounts) {
        return Judged.codes(profile -> profile.mounts(mounts));
    }

    private static BindMount relabelled(String source, String target, Relabel letter) {
        return BindMount.builder()
                .source(source)
                .target(target)
                .relabel(letter)
                .createSource(true)
                .build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/var/run/docker.sock",
                "/run/docker.sock",
                "/var/run",
                "/run/",
                "/var",
                "/",
                "/run/containerd",
                "/run/podman/podman.sock",
                "/run/user/1000/docker.sock",
                "/srv/../run"
            })
    void the_engines_socket_is_seen_in_every_directory_above_it(String source) {
        assertThat(codes(Mount.bind(source, "/x"))).contains("engine-socket");
        assertThat(codes(Mount.readOnlyBind(source, "/x"))).contains("engine-socket");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/run/app", "/var/runs", "/var/lib/app", "/srv/docker.sock.d", "/running"})
    void other_directories_hold_no_socket(String source) {
        assertThat(codes(Mount.bind(source, "/x"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/, relabel-system-directory",
        "/etc/, relabel-system-directory",
        "/usr/../home, relabel-system-directory",
        "/var/lib, relabel-system-directory",
        "/usr/lib, relabel-inside-system-directory",
        "/etc/app/deep, relabel-inside-system-directory",
        "/home/me, relabel-inside-system-directory",
        "/home/me/.ssh, relabel-inside-system-directory",
        "/run/docker.sock, relabel-inside-system-directory",
        "/var/spool, relabel-inside-system-directory",
        "/var/snap, relabel-system-directory",
        "/var/lib/docker, relabel-engine-directory",
        "/var/lib/docker/overlay2/x/merged, relabel-engine-directory",
        "/var/lib/docker/volumes, relabel-engine-directory",
        "/var/lib/containers/storage, relabel-engine-directory",
        "/home/me/.local/share/containers/storage, relabel-engine-directory",
        "/var/lib/docker/volumes/data/_data, ",
        "/home/me/.local/share/containers/storage/volumes/data, ",
        "/var/lib/docker-data, ",
        "/root/job, ",
        "/home/me/job, ",
        "/var/lib/app, ",
        "/srv/app, ",
        "/etcetera, "
    })
    void relabelling_spares_the_system(String source, String code) {
        List<String> codes = codes(relabelled(source, "/x", Relabel.SHARED));

        assertThat(codes).filteredOn(c -> c.startsWith("relabel")).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void one_tree_has_one_label() {
        Mount shared = relabelled("/srv/a", "/a", Relabel.SHARED);

        assertThat(codes(shared, relabelled("/srv/a/", "/b", Relabel.PRIVATE))).contains("relabel-twice");
        assertThat(codes(shared, relabelled("/srv/a/b", "/b", Relabel.PRIVATE))).contains("relabel-twice");
        assertThat(codes(shared, relabelled("/srv/ab", "/b", Relabel.PRIVATE))).isEmpty();
        assertThat(codes(shared, relabelled("/srv/a", "/b", Relabel.SHARED))).isEmpty();
    }

    @Test
    void a_volume_may_be_relabelled() {
        assertThat(codes(VolumeMount.builder()
                        .name("data")
                        .target("/data")
                        .relabel(Relabel.PRIVATE)
                        .build()))
                .isEmpty();
    }

    @Test
    void a_volume_that_binds_a_directory_is_judged_by_that_directory() {
        VolumeMount.Builder bound = VolumeMount.builder()
                .name("data")
                .target("/data")
                .relabel(Relabel.PRIVATE)
                .driverOptions(Map.of("type", "none", "o", "rw,bind", "device", "/etc"));

        assertThat(codes(bound.build())).contains("relabel-system-directory");
        assertThat(codes(bound.driverOptions(Map.of("type", "tmpfs", "device", "/etc"))
                        .build()))
                .doesNotContain("relabel-system-directory");
    }

    @Test
    void targets_are_compared_as_the_engine_does() {
        assertThat(codes(Mount.volume("one", "/data"), Mount.volume("two", "/data/./")))
                .containsExactly("mount-target-twice");
        assertThat(codes(Mount.volume("one", "/data"), Mount.volume("two", "/data/two")))
                .isEmpty();
        assertThat(Judged.codes(profile ->
                        profile.tmpfs(Tmpfs.of("/data", ByteSize.mebibytes(1))).mounts(Mount.volume("one", "/data"))))
                .containsExactly("mount-target-twice");
        assertThat(codes(Mount.volume("one", "//"))).containsExactly("mount-target-root");
    }

    @ParameterizedTest
    @CsvSource({"/proc, false", "/proc/cpuinfo, false", "/proc/sys/net, true", "/proc/../srv, false", "/process, false"
    })
    void only_a_few_files_of_proc_can_be_replaced(String target, boolean refused) {
        assertThat(codes(Mount.volume("data", target)).contains("mount-inside-proc"))
                .isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({"jobs/17, false", "a..b, false", "../other, true", "a/../../b, true", "/etc, true", "a/.., true"})
    void a_subpath_stays_inside(String subpath, boolean refused) {
        Mount image = ImageMount.builder()
                .image("tools")
                .target("/t")
                .subpath(subpath)
                .build();

        assertThat(codes(image).contains("subpath-leaves-volume")).isEqualTo(refused);
    }
}
