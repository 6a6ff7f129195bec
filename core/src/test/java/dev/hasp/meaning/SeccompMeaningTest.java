package dev.hasp.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.Capabilities;
import dev.hasp.control.Seccomp;
import dev.hasp.effective.Aspects;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.Architecture;
import dev.hasp.linux.Capability;
import dev.hasp.linux.KernelVersion;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.DockerDefault;
import dev.hasp.seccomp.EngineGeneration;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.SeccompContext;
import dev.hasp.seccomp.SeccompProfile;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeccompMeaningTest {

    private static final EngineFacts DOCKER_28 = Meant.docker("28.5.2").build();
    private static final SeccompProfile OWN = SeccompProfile.parse("""
                    {"defaultAction": "SCMP_ACT_ALLOW",
                     "syscalls": [{"names": ["kexec_load"], "action": "SCMP_ACT_ERRNO"}]}""");

    private static ResolvedProfile resolved(SeccompProfile profile, EngineGeneration engine, Capability... bounding) {
        return profile.resolve(SeccompContext.of(Architecture.X86_64, new KernelVersion(6, 1), Set.of(bounding))
                .on(engine));
    }

    private static void assertNone(Meant meant) {
        assertThat(meant.value(Aspects.SECCOMP_ON)).contains(false);
        assertThat(meant.value(Aspects.SECCOMP_RULES)).contains(Optional.empty());
    }

    private static void assertUnknown(Meant meant) {
        assertThat(meant.value(Aspects.SECCOMP_ON)).isEmpty();
        assertThat(meant.value(Aspects.SECCOMP_RULES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"28.5.2, builtin, 28.5.2", "28.5, builtin, 28.5.2", "20.10.24+dfsg1, default, 20.10.24+dfsg1"})
    void the_engines_profile_is_that_of_its_release_with_the_bounding_set_put_in(
            String version, String word, String release) {
        Meant meant = Meant.of(
                Meant.docker(version).seccompProfile(word).build(),
                profile -> profile.capabilities(Capabilities.only(Capability.SYS_PTRACE)));

        assertThat(meant.value(Aspects.SECCOMP_ON)).contains(true);
        assertThat(meant.value(Aspects.SECCOMP_RULES).orElseThrow())
                .contains(
                        resolved(DockerDefault.version(release), EngineGeneration.of(version), Capability.SYS_PTRACE));
        assertThat(meant.reasons(Aspects.SECCOMP_RULES)).contains("built-in profile of Docker " + release);
        assertThat(meant.codes()).isEmpty();
    }

    @Test
    void the_profile_of_a_release_that_nobody_knows_is_on_and_unknown() {
        Meant meant = Meant.of(Meant.docker("99.1.0").build(), profile -> profile);

        assertThat(meant.value(Aspects.SECCOMP_ON)).contains(true);
        assertThat(meant.value(Aspects.SECCOMP_RULES)).isEmpty();
    }

    @Test
    void rules_are_unknown_where_what_they_depend_on_is() {
        EngineFacts engine = Meant.docker("28.5.2").kernel(Optional.empty()).build();
        Meant open = Meant.of(engine, profile -> profile);
        Meant own = Meant.of(engine, profile -> profile.seccomp(Seccomp.profile(OWN)));

        assertThat(open.value(Aspects.SECCOMP_RULES)).isEmpty();
        assertThat(open.value(Aspects.SECCOMP_ON)).contains(true);
        assertThat(open.reasons(Aspects.SECCOMP_RULES)).contains("depend on the kernel, which is not known");
        assertThat(own.value(Aspects.SECCOMP_RULES).orElseThrow())
                .as("a profile without conditions depends on the architecture alone")
                .contains(resolved(OWN, EngineGeneration.NEWEST));
    }

    @Test
    void a_daemons_own_profile_is_read_where_its_text_is_known() {
        EngineFacts.Builder engine = Meant.docker("28.5.2").seccompProfile("/etc/docker/own.json");
        Meant unread = Meant.of(engine.build(), profile -> profile);
        Meant read = Meant.of(engine.seccompText(OWN.toJson()).build(), profile -> profile);
        Meant broken = Meant.of(engine.seccompText("{}").build(), profile -> profile);

        assertUnknown(unread);
        assertThat(unread.reasons(Aspects.SECCOMP_ON)).contains("/etc/docker/own.json", "text of that file");
        assertThat(read.value(Aspects.SECCOMP_RULES).orElseThrow()).contains(resolved(OWN, EngineGeneration.NEWEST));
        assertUnknown(broken);
    }

    @Test
    void builtin_passes_the_daemons_own_profile_by() {
        Meant meant = Meant.of(
                Meant.docker("28.5.2").seccompProfile("unconfined").build(),
                profile -> profile.seccomp(Seccomp.builtin()));

        assertThat(meant.value(Aspects.SECCOMP_ON)).contains(true);
        assertThat(meant.codes()).isEmpty();
    }

    @Test
    void a_daemon_without_a_filter_weakens_its_default() {
        EngineFacts unconfined =
                Meant.docker("28.5.2").seccompProfile("unconfined").build();
        Meant asked = Meant.of(unconfined, profile -> profile.seccomp(Seccomp.engineDefault()));

        assertNone(asked);
        assertThat(asked.codes()).containsExactly("seccomp-daemon-unconfined");
        assertThat(Meant.of(unconfined, profile -> profile).codes()).isEmpty();
    }

    @Test
    void unconfined_is_none_whatever_the_engine() {
        assertNone(Meant.of(Meant.bare("28"), profile -> profile.seccomp(Seccomp.unconfined())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20.10.24", "25.0.2", "26.1.5"})
    void privileged_switches_every_filter_off_before_27(String version) {
        Meant meant = Meant.of(
                Meant.docker(version).build(),
                profile -> profile.privileged(true).seccomp(Seccomp.profile(OWN)));

        assertNone(meant);
        assertThat(meant.codes()).containsExactly("seccomp-off-by-privileged");
    }

    @Test
    void privileged_keeps_a_given_profile_since_27_and_no_other() {
        Meant given = Meant.of(
                Meant.docker("27.0.1").build(),
                profile -> profile.privileged(true).seccomp(Seccomp.profile(OWN)));
        Meant asked = Meant.of(DOCKER_28, profile -> profile.privileged(true).seccomp(Seccomp.engineDefault()));
        Meant builtin = Meant.of(DOCKER_28, profile -> profile.privileged(true).seccomp(Seccomp.builtin()));

        assertThat(given.value(Aspects.SECCOMP_ON)).contains(true);
        assertThat(given.codes()).isEmpty();
        assertNone(asked);
        assertThat(asked.codes()).containsExactly("seccomp-off-by-privileged");
        assertUnknown(builtin);
        assertThat(builtin.codes()).containsExactly("seccomp-builtin-with-privileged");
        assertNone(Meant.of(DOCKER_28, profile -> profile.privileged(true)));
    }

    @Test
    void a_kernel_without_filters_runs_without_one() {
        EngineFacts engine = Meant.docker("28.5.2").seccomp(false).build();
        Meant asked = Meant.of(engine, profile -> profile.seccomp(Seccomp.builtin()));

        assertNone(asked);
        assertThat(asked.codes()).containsExactly("seccomp-unavailable");
        assertNone(Meant.of(engine, profile -> profile));
        assertUnknown(Meant.of(engine, profile -> profile.seccomp(Seccomp.profile(OWN))));
    }

    @Test
    void a_kernel_that_nobody_knows_leaves_what_is_asked_unknown() {
        Meant asked = Meant.of(Meant.bare("28"), profile -> profile.seccomp(Seccomp.builtin()));

        assertUnknown(asked);
        assertThat(asked.codes()).containsExactly("seccomp-support-unknown");
    }

    @Test
    void engines_before_23_pass_over_what_they_do_not_know() {
        SeccompProfile numbered = SeccompProfile.parse("""
                {"defaultAction": "SCMP_ACT_ERRNO", "defaultErrnoRet": 38,
                 "syscalls": [{"names": ["read"], "action": "SCMP_ACT_ALLOW"}]}""");
        Meant old = Meant.of(Meant.docker("20.10.24").build(), profile -> profile.seccomp(Seccomp.profile(numbered)));

        assertThat(old.codes()).containsExactly("seccomp-members-ignored");
        assertThat(old.value(Aspects.SECCOMP_RULES).orElseThrow().orElseThrow().defaultErrno())
                .isEmpty();
        assertThat(Meant.of(DOCKER_28, profile -> profile.seccomp(Seccomp.profile(numbered)))
                        .codes())
                .isEmpty();
        assertUnknown(Meant.of(Meant.docker("20.10.24").build(), profile -> profile.seccomp(Seccomp.builtin())));
    }

    @Test
    void a_profile_that_the_engine_cannot_read_has_no_meaning() {
        SeccompProfile both = OWN.toBuilder()
                .addArchitectures("SCMP_ARCH_X86_64")
                .archMap(DockerDefault.newest().archMap())
                .build();
        Meant meant = Meant.of(DOCKER_28, profile -> profile.seccomp(Seccomp.profile(both)));

        assertUnknown(meant);
        assertThat(meant.reasons(Aspects.SECCOMP_RULES)).contains("cannot make a filter of it");
    }

    @Test
    void an_empty_profile_is_no_filter() {
        SeccompProfile empty =
                SeccompProfile.builder().defaultAction(Action.of("")).build();
        Meant meant = Meant.of(DOCKER_28, profile -> profile.seccomp(Seccomp.profile(empty)));

        assertNone(meant);
        assertThat(meant.codes()).containsExactly("seccomp-profile-empty");
    }

    @Test
    void podmans_own_profile_is_on_and_its_text_is_the_hosts() {
        Meant open = Meant.of(Meant.podman("4.3.1").build(), profile -> profile);
        Meant read = Meant.of(Meant.podman("4.3.1").seccompText(OWN.toJson()).build(), profile -> profile);

        assertThat(open.value(Aspects.SECCOMP_ON)).contains(true);
        assertThat(open.value(Aspects.SECCOMP_RULES)).isEmpty();
        assertThat(read.value(Aspects.SECCOMP_RULES).orElseThrow().orElseThrow().defaultAction())
                .isEqualTo(Action.ALLOW);
        assertUnknown(Meant.of(Meant.podman("4.3.1").build(), profile -> profile.seccomp(Seccomp.profile(OWN))));
    }
}
