package dev.hasp.refusal;

import static dev.hasp.refusal.Engines.DOCKER_20;
import static dev.hasp.refusal.Engines.DOCKER_28;
import static dev.hasp.refusal.Engines.PODMAN;
import static dev.hasp.refusal.Engines.refused;
import static dev.hasp.refusal.Engines.stranger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.apparmor.LoadedMode;
import dev.hasp.control.AppArmor;
import dev.hasp.control.SeLinux;
import dev.hasp.control.Seccomp;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineProduct;
import dev.hasp.engine.EngineVersion;
import dev.hasp.seccomp.SeccompProfile;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfinementRefusalsTest {

    private static final Seccomp CUSTOM =
            seccomp("{'defaultAction':'SCMP_ACT_ALLOW','syscalls':" + "[{'names':['bpf'],'action':'SCMP_ACT_ERRNO'}]}");
    private static final Seccomp NUMBER_ON_ALLOW = seccomp("{'defaultAction':'SCMP_ACT_ERRNO','syscalls':"
            + "[{'names':['read','execve'],'action':'SCMP_ACT_ALLOW','errnoRet':1}]}");
    private static final EngineFacts WITH_APP_ARMOR =
            DOCKER_28.toBuilder().appArmor(true).build();

    private static Seccomp seccomp(String json) {
        return Seccomp.profile(SeccompProfile.parse(json.replace('\'', '"')));
    }

    @Test
    void builtin_is_no_word_of_an_engine_before_23() {
        assertThat(refused(DOCKER_20, p -> p.seccomp(Seccomp.builtin()))).containsExactly("seccomp-builtin-unknown");
        assertThat(refused(DOCKER_28, p -> p.seccomp(Seccomp.builtin()))).isEmpty();
    }

    @Test
    void a_profile_needs_a_kernel_with_seccomp() {
        assertThat(refused(DOCKER_28.toBuilder().seccomp(false).build(), p -> p.seccomp(CUSTOM)))
                .containsExactly("seccomp-unsupported-by-kernel");
        assertThat(refused(DOCKER_28, p -> p.seccomp(CUSTOM))).isEmpty();
    }

    @Test
    void a_number_beside_allow_is_refused_by_crun_alone() {
        EngineFacts crun = DOCKER_28.toBuilder().defaultRuntime("crun").build();

        assertThat(refused(crun, p -> p.seccomp(NUMBER_ON_ALLOW))).containsExactly("seccomp-errno-on-allow");
        assertThat(refused(crun, p -> p.seccomp(NUMBER_ON_ALLOW).runtime("runc")))
                .isEmpty();
        assertThat(refused(crun, p -> p.seccomp(CUSTOM))).isEmpty();
        assertThat(refused(DOCKER_28, p -> p.seccomp(NUMBER_ON_ALLOW))).isEmpty();
    }

    @Test
    void a_filter_that_asks_an_agent_needs_its_socket() {
        Seccomp alone = seccomp(
                "{'defaultAction':'SCMP_ACT_ALLOW','syscalls':" + "[{'names':['bpf'],'action':'SCMP_ACT_NOTIFY'}]}");
        Seccomp served = seccomp("{'defaultAction':'SCMP_ACT_ALLOW','listenerPath':'/run/agent','syscalls':"
                + "[{'names':['bpf'],'action':'SCMP_ACT_NOTIFY'}]}");

        assertThat(refused(DOCKER_28, p -> p.seccomp(alone))).containsExactly("seccomp-notify-without-listener");
        assertThat(refused(DOCKER_28, p -> p.seccomp(served))).isEmpty();
        assertThat(refused(DOCKER_20, p -> p.seccomp(served))).containsExactly("seccomp-notify-without-listener");
    }

    @Test
    void podman_takes_a_profile_for_a_path() {
        assertThat(refused(PODMAN, p -> p.seccomp(CUSTOM))).containsExactly("podman-seccomp-wants-path");
        assertThat(refused(PODMAN, p -> p.seccomp(Seccomp.builtin()))).containsExactly("podman-seccomp-wants-path");
        assertThat(refused(PODMAN, p -> p.seccomp(Seccomp.unconfined()))).isEmpty();
    }

    @Test
    void nobody_knows_which_apparmor_profiles_are_loaded() {
        AppArmor batch = AppArmor.profile("batch");

        assertThat(refused(WITH_APP_ARMOR, p -> p.appArmor(batch))).containsExactly("apparmor-profile-not-known");
        assertThat(refused(stranger("28.5.2"), p -> p.appArmor(batch))).containsExactly("apparmor-profile-not-known");
        assertThat(refused(WITH_APP_ARMOR, p -> p.appArmor(AppArmor.profile("docker-default"))))
                .isEmpty();
        assertThat(refused(DOCKER_28, p -> p.appArmor(batch))).isEmpty();
    }

    @Test
    void a_profile_that_is_known_not_to_be_loaded_starts_no_container() {
        EngineFacts told = WITH_APP_ARMOR.toBuilder()
                .appArmorProfiles(Map.of("docker-default", LoadedMode.ENFORCE, "batch", LoadedMode.KILL))
                .build();

        assertThat(refused(told, p -> p.appArmor(AppArmor.profile("other"))))
                .containsExactly("apparmor-profile-not-loaded");
        assertThat(refused(told, p -> p.appArmor(AppArmor.profile("batch")))).isEmpty();
        assertThat(refused(told, p -> p.appArmor(AppArmor.unconfined()))).isEmpty();
        assertThat(refused(told, p -> p.appArmor(AppArmor.engineDefault()))).isEmpty();
        assertThat(refused(
                        told.toBuilder().appArmorProfiles(Map.of()).build(),
                        p -> p.appArmor(AppArmor.profile("docker-default"))))
                .isEmpty();
        assertThat(refused(
                        told.toBuilder().product(EngineProduct.PODMAN).build(),
                        p -> p.appArmor(AppArmor.profile("docker-default"))))
                .isEmpty();
        assertThat(refused(
                        told.toBuilder().product(EngineProduct.PODMAN).build(),
                        p -> p.appArmor(AppArmor.profile("containers-default-0.62.0"))))
                .isEmpty();
        assertThat(refused(told.toBuilder().appArmor(false).build(), p -> p.appArmor(AppArmor.profile("other"))))
                .isEmpty();
        assertThat(refused(
                        told.toBuilder().appArmor(Optional.empty()).build(),
                        p -> p.appArmor(AppArmor.profile("other"))))
                .containsExactly("apparmor-profile-not-known");
    }

    @Test
    void a_profile_that_only_complains_confines_nothing() {
        EngineFacts told = WITH_APP_ARMOR.toBuilder()
                .appArmorProfiles(Map.of(
                        "docker-default", LoadedMode.COMPLAIN, "name", LoadedMode.UNCONFINED, "asks", LoadedMode.USER))
                .build();

        assertThat(refused(told, p -> p.appArmor(AppArmor.profile("docker-default"))))
                .containsExactly("apparmor-profile-complains");
        assertThat(refused(told, p -> p.appArmor(AppArmor.engineDefault())))
                .containsExactly("apparmor-profile-complains");
        assertThat(refused(told, p -> p.appArmor(AppArmor.profile("name"))))
                .containsExactly("apparmor-profile-complains");
        assertThat(refused(told, p -> p.appArmor(AppArmor.profile("asks"))))
                .containsExactly("apparmor-profile-complains");
        assertThat(refused(told, p -> p.appArmor(AppArmor.unconfined()))).isEmpty();
    }

    @Test
    void podman_refuses_an_apparmor_profile_without_apparmor() {
        assertThat(refused(PODMAN, p -> p.appArmor(AppArmor.profile("batch"))))
                .containsExactly("podman-apparmor-missing");
        assertThat(refused(PODMAN, p -> p.appArmor(AppArmor.unconfined()))).isEmpty();
    }

    @Test
    void a_nested_label_is_for_podman_alone() {
        SeLinux nested = SeLinux.builder().nested(true).build();

        assertThat(refused(DOCKER_20.toBuilder().seLinux(true).build(), p -> p.seLinux(nested)))
                .containsExactly("selinux-option-unknown");
        assertThat(refused(DOCKER_28.toBuilder().seLinux(true).build(), p -> p.seLinux(nested)))
                .containsExactly("selinux-option-unknown");
        assertThat(refused(stranger("28.5.2"), p -> p.seLinux(nested))).containsExactly("selinux-option-not-known");
        assertThat(refused(DOCKER_28, p -> p.seLinux(nested))).isEmpty();
        assertThat(refused(podman("4.4.4"), p -> p.seLinux(nested))).containsExactly("selinux-option-unknown");
        assertThat(refused(podman("4.5"), p -> p.seLinux(nested))).isEmpty();
    }

    @Test
    void a_type_of_files_is_for_every_engine() {
        SeLinux files = SeLinux.builder().fileType("container_file_t").build();

        assertThat(refused(DOCKER_20.toBuilder().seLinux(true).build(), p -> p.seLinux(files)))
                .isEmpty();
        assertThat(refused(stranger("20.10.24"), p -> p.seLinux(files))).isEmpty();
    }

    private static EngineFacts podman(String version) {
        return PODMAN.toBuilder()
                .version(EngineVersion.of(version))
                .seLinux(true)
                .build();
    }

    @Test
    void a_type_that_does_not_come_with_engines_may_be_missing_in_the_policy() {
        EngineFacts enforcing = DOCKER_28.toBuilder().seLinux(true).build();

        assertThat(refused(
                        enforcing,
                        p -> p.seLinux(SeLinux.builder().type("batch_t").build())))
                .containsExactly("selinux-type-not-known");
        assertThat(refused(
                        enforcing,
                        p -> p.seLinux(SeLinux.builder()
                                .type("container_t")
                                .level("s0:c1")
                                .build())))
                .isEmpty();
        assertThat(refused(
                        DOCKER_28,
                        p -> p.seLinux(SeLinux.builder().type("batch_t").build())))
                .isEmpty();
    }

    @Test
    void under_no_new_privileges_a_runtime_may_not_enter_every_type() {
        EngineFacts enforcing = DOCKER_28.toBuilder().seLinux(true).build();
        SeLinux own = SeLinux.builder().type("batch_t").build();
        SeLinux usual = SeLinux.builder().type("container_kvm_t").build();

        assertThat(refused(enforcing, p -> p.seLinux(own).noNewPrivileges(true)))
                .containsExactly("selinux-type-not-known", "selinux-type-under-no-new-privileges");
        assertThat(refused(enforcing.toBuilder().noNewPrivileges(true).build(), p -> p.seLinux(own)))
                .contains("selinux-type-under-no-new-privileges");
        assertThat(refused(
                        enforcing.toBuilder().noNewPrivileges(true).build(),
                        p -> p.seLinux(own).noNewPrivileges(false)))
                .doesNotContain("selinux-type-under-no-new-privileges");
        assertThat(refused(enforcing, p -> p.seLinux(usual).noNewPrivileges(true)))
                .isEmpty();
        assertThat(refused(enforcing, p -> p.seLinux(own))).containsExactly("selinux-type-not-known");
        assertThat(refused(DOCKER_28, p -> p.seLinux(own).noNewPrivileges(true)))
                .isEmpty();
    }

    @Test
    void nothing_starts_under_no_new_privileges_where_the_daemon_is_confined_itself() {
        EngineFacts snap = WITH_APP_ARMOR.toBuilder()
                .dataRoot("/var/snap/docker/common/var-lib-docker")
                .build();

        assertThat(refused(snap, p -> p.noNewPrivileges(true))).containsExactly("no-new-privileges-refused-by-snap");
        assertThat(refused(snap, p -> p.noNewPrivileges(false))).isEmpty();
        assertThat(refused(
                        snap.toBuilder()
                                .appArmorProfiles(Map.of("snap.docker.dockerd", LoadedMode.COMPLAIN))
                                .build(),
                        p -> p.noNewPrivileges(true)))
                .isEmpty();
        assertThat(refused(snap.toBuilder().appArmor(false).build(), p -> p.noNewPrivileges(true)))
                .isEmpty();
        assertThat(refused(
                        WITH_APP_ARMOR.toBuilder().dataRoot("/var/lib/docker").build(), p -> p.noNewPrivileges(true)))
                .isEmpty();
    }
}
