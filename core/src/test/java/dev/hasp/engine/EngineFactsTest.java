package dev.hasp.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.control.ByteSize;
import dev.hasp.linux.Architecture;
import dev.hasp.linux.KernelVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineFactsTest {

    @Test
    void a_docker_of_cgroup_v1_is_what_it_says() {
        EngineFacts facts = Captured.facts("docker-20.10");

        assertThat(facts.title()).isEqualTo("Docker 20.10.24+dfsg1");
        assertThat(facts.apiVersion()).contains(new ApiVersion(1, 41));
        assertThat(facts.kernel()).contains(KernelVersion.of("6.18"));
        assertThat(facts.architecture()).contains(Architecture.X86_64);
        assertThat(facts.processors()).contains(2);
        assertThat(facts.memory()).contains(ByteSize.of(25276510208L));
        assertThat(facts.cgroupVersion()).contains(CgroupVersion.V1);
        assertThat(facts.cgroupDriver()).contains("cgroupfs");
        assertThat(facts.rootless()).contains(false);
        assertThat(facts.usernsRemap()).contains(false);
        assertThat(facts.appArmor()).contains(false);
        assertThat(facts.seLinux()).contains(false);
        assertThat(facts.seccomp()).contains(true);
        assertThat(facts.seccompProfile()).contains("default");
        assertThat(facts.privateCgroupns()).contains(false);
        assertThat(facts.runtimes().orElseThrow())
                .containsExactlyInAnyOrder("runc", "io.containerd.runc.v2", "io.containerd.runtime.v1.linux");
        assertThat(facts.defaultRuntime()).contains("runc");
        assertThat(facts.storageDriver()).contains("overlay2");
        assertThat(facts.loggingDriver()).contains("json-file");
        assertThat(facts.loggingDrivers().orElseThrow()).contains("local", "syslog");
        assertThat(facts.warnings()).isEmpty();
    }

    @Test
    void under_cgroup_v1_a_limit_is_as_its_member_says_and_the_rest_as_the_kernel_has_it() {
        EngineFacts facts = Captured.facts("docker-20.10");

        assertThat(facts.limits())
                .containsEntry(EngineLimit.MEMORY, true)
                .containsEntry(EngineLimit.PIDS, true)
                .containsEntry(EngineLimit.OOM_KILL_DISABLE, true)
                .containsEntry(EngineLimit.SWAPPINESS, true)
                .containsEntry(EngineLimit.BLKIO_THROTTLE, true)
                .containsEntry(EngineLimit.BLKIO_WEIGHT, false);
        assertThat(facts.enforces(EngineLimit.CPU_REALTIME)).isEmpty();
    }

    @Test
    void weights_of_a_kernel_that_still_had_cfq_are_unknown() {
        String older = Captured.text("docker-20.10").replace("6.18.44", "4.19.0");

        assertThat(EngineFacts.parse(older).enforces(EngineLimit.BLKIO_WEIGHT)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EngineLimit.class)
    void without_cgroups_no_limit_is_enforced(EngineLimit limit) {
        assertThat(Captured.facts("docker-20.10-rootless").enforces(limit)).contains(false);
    }

    @Test
    void a_rootless_docker_says_so() {
        assertThat(Captured.facts("docker-20.10-rootless").rootless()).contains(true);
        assertThat(Captured.facts("docker-20.10-rootless").cgroupDriver()).contains("none");
    }

    @ParameterizedTest
    @EnumSource(EngineLimit.class)
    void cgroup_v2_without_controllers_enforces_no_limit(EngineLimit limit) {
        assertThat(Captured.facts("docker-20.10-cgroup-v2-without-controllers").enforces(limit))
                .contains(false);
    }

    @Test
    void under_cgroup_v2_block_io_is_enforced_where_nothing_warns() {
        EngineFacts facts = EngineFacts.parse(
                Captured.text("docker-20.10").replace("\"CgroupVersion\": \"1\"", "\"CgroupVersion\": \"2\""));

        assertThat(facts.limits())
                .containsEntry(EngineLimit.BLKIO_WEIGHT, true)
                .containsEntry(EngineLimit.BLKIO_THROTTLE, true)
                .containsEntry(EngineLimit.OOM_KILL_DISABLE, false)
                .containsEntry(EngineLimit.SWAPPINESS, false)
                .containsEntry(EngineLimit.CPU_REALTIME, false);
    }

    @Test
    void a_user_namespace_for_every_container_shows() {
        assertThat(Captured.facts("docker-20.10-userns").usernsRemap()).contains(true);
    }

    @Test
    void an_engine_that_does_not_tell_no_new_privileges_leaves_it_unknown() {
        EngineFacts facts = Captured.facts("docker-20.10-no-new-privileges");

        assertThat(facts.noNewPrivileges()).isEmpty();
        assertThat(facts.privateCgroupns()).contains(true);
    }

    @Test
    void an_engine_that_tells_no_new_privileges_tells_it_to_every_client() {
        assertThat(Captured.facts("docker-26.1-no-new-privileges").noNewPrivileges())
                .contains(true);
        assertThat(Captured.facts("docker-26.1-api-1.41").noNewPrivileges()).contains(true);
        assertThat(Captured.facts("docker-26.1-unconfined").noNewPrivileges()).contains(false);
    }

    @Test
    void the_profile_of_the_daemon_is_read_whatever_it_is() {
        assertThat(Captured.facts("docker-26.1-no-new-privileges").seccompProfile())
                .contains("builtin");
        assertThat(Captured.facts("docker-26.1-unconfined").seccompProfile()).contains("unconfined");
        String file = Captured.text("docker-26.1-unconfined").replace("profile=unconfined", "profile=/etc/a,profile=b");
        assertThat(EngineFacts.parse(file).seccompProfile()).contains("/etc/a,profile=b");
    }

    @Test
    void answers_to_an_old_client_are_read_and_do_not_pass_for_the_newest_api() {
        EngineFacts facts = Captured.facts("docker-20.10-api-1.24");

        assertThat(facts.seccomp()).contains(true);
        assertThat(facts.seccompProfile()).isEmpty();
        assertThat(facts.apiVersion()).isEmpty();
        assertThat(Captured.facts("docker-26.1-api-1.41").apiVersion()).isEmpty();
        assertThat(Captured.facts("docker-26.1-unconfined").apiVersion()).contains(new ApiVersion(1, 45));
    }

    @Test
    void saved_facts_may_name_the_api_that_the_client_speaks() {
        String saved = Captured.text("docker-26.1-api-1.41").replaceFirst("\\{", "{\"apiVersion\": \"1.41\",");

        assertThat(EngineFacts.parse(saved).apiVersion()).contains(new ApiVersion(1, 41));
    }

    @Test
    void podman_is_told_by_its_component() {
        EngineFacts facts = Captured.facts("podman-4.3");

        assertThat(facts.isPodman()).isTrue();
        assertThat(facts.version()).isEqualTo(EngineVersion.of("4.3.1"));
        assertThat(facts.apiVersion()).contains(new ApiVersion(1, 41));
        assertThat(facts.architecture()).contains(Architecture.X86_64);
        assertThat(facts.rootless()).contains(false);
        assertThat(facts.defaultRuntime()).contains("crun");
        assertThat(facts.loggingDriver()).isEmpty();
        assertThat(facts.usernsRemap()).isEmpty();
        assertThat(facts.privateCgroupns()).isEmpty();
        assertThat(facts.noNewPrivileges()).isEmpty();
        assertThat(facts.limits()).containsEntry(EngineLimit.CPU_REALTIME, true);
        assertThat(facts.enforces(EngineLimit.BLKIO_THROTTLE)).isEmpty();
    }

    @Test
    void a_rootless_podman_ignores_limits_under_cgroup_v1() {
        String rootless = Captured.text("podman-4.3").replace("\"Rootless\": false", "\"Rootless\": true");

        assertThat(EngineFacts.parse(rootless).limits())
                .hasSize(EngineLimit.values().length)
                .doesNotContainValue(true);
    }

    @ParameterizedTest
    @CsvSource({
        "1.12.6, 1.24", "17.12.1, 1.35", "18.09.9, 1.39", "19.03.15, 1.40", "20.10.24+dfsg1, 1.41", "23, 1.42",
        "24.0.7, 1.43", "26.1.5, 1.45", "27.1.2, 1.46", "27.5.1, 1.47", "28.5.2, 1.51", "29.0.4, 1.52"
    })
    void a_named_docker_speaks_the_api_of_its_version(String version, String api) {
        assertThat(EngineFacts.docker(version).apiVersion()).contains(ApiVersion.of(api));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.11", "1.13.0", "29.7.0", "40"})
    void a_docker_of_which_no_table_tells_has_an_unknown_api(String version) {
        assertThat(EngineFacts.docker(version).apiVersion()).isEmpty();
    }

    @Test
    void a_named_engine_is_unknown_but_for_what_its_version_decides() {
        EngineFacts facts = EngineFacts.docker("28.5.2");

        assertThat(facts)
                .isEqualTo(EngineFacts.builder()
                        .product(EngineProduct.DOCKER)
                        .version(EngineVersion.of("28.5.2"))
                        .apiVersion(new ApiVersion(1, 51))
                        .build());
        assertThat(EngineFacts.docker("19.03.1").cgroupVersion()).contains(CgroupVersion.V1);
        assertThat(EngineFacts.docker("18.09.1").rootless()).contains(false);
        assertThat(EngineFacts.podman("4.3.1").apiVersion()).contains(new ApiVersion(1, 41));
        assertThat(EngineFacts.podman("4.3.1").rootless()).isEmpty();
    }

    @Test
    void what_is_no_version_is_no_named_engine() {
        assertThatThrownBy(() -> EngineFacts.docker("latest\n"))
                .isInstanceOf(EngineFactsException.class)
                .hasMessage("engine facts: Docker version: found \"latest\\u000a\"; expected a version such as 28.5.2;"
                        + " name the engine's version");
    }

    @Test
    void warnings_are_kept_word_for_word() {
        assertThat(Captured.facts("docker-20.10-cgroup-v2-without-controllers").warnings())
                .hasSize(12)
                .contains("WARNING: No memory limit support");
        assertThat(Captured.facts("docker-20.10-rootless").warnings()).hasSize(1);
    }
}
