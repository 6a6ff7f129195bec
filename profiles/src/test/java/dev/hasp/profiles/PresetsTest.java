package dev.hasp.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.Finding;
import dev.hasp.Origin;
import dev.hasp.SecurityProfile;
import dev.hasp.control.BindMount;
import dev.hasp.control.BindRecursive;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Controls;
import dev.hasp.control.Cpus;
import dev.hasp.control.Mount;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.Seccomp;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.Ulimit;
import dev.hasp.control.User;
import dev.hasp.linux.Architecture;
import dev.hasp.linux.Errno;
import dev.hasp.linux.KernelVersion;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.SeccompContext;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.seccomp.algebra.ProfileAlgebra;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PresetsTest {

    static List<Preset<?>> all() {
        return Presets.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void is_valid_as_it_is_and_leaves_nothing_to_warn_about(Preset<?> preset) {
        assertThat(preset.toSpec().warnings()).map(Finding::toString).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void is_found_by_its_name_and_signs_its_decisions_with_a_presets_name(Preset<?> preset) {
        assertThat(Presets.byName(preset.name()).orElseThrow()).isSameAs(preset);
        assertThat(preset.profile().decided())
                .extracting(control ->
                        preset.profile().origin(control).map(Origin::layer).orElse(""))
                .isSubsetOf(Presets.all().stream().map(Preset::name).toList())
                .contains(preset.name());
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_parameter_is_a_method_and_every_method_a_parameter(Preset<?> preset) {
        List<String> methods = Arrays.stream(preset.getClass().getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isBridge())
                .filter(method -> Preset.class.isAssignableFrom(method.getReturnType()))
                .map(Method::getName)
                .toList();

        assertThat(preset.parameters()).extracting(Parameter::name).containsExactlyInAnyOrderElementsOf(methods);
    }

    @ParameterizedTest
    @MethodSource("all")
    void takes_what_a_dispatcher_chooses_and_stays_valid(Preset<?> preset) {
        SecurityProfile job = preset.user(4242, 4243)
                .memory(ByteSize.mebibytes(96))
                .cpus(Cpus.of(0.5))
                .pidsLimit(17)
                .cgroupParent("/jobs")
                .toSpec()
                .profile();

        assertThat(job.user()).contains(User.of(4242, 4243));
        assertThat(job.memory()).contains(ByteSize.mebibytes(96));
        assertThat(job.memorySwap()).contains(SwapLimit.of(ByteSize.mebibytes(96)));
        assertThat(job.cpus()).contains(Cpus.of(0.5));
        assertThat(job.pidsLimit().orElseThrow().value()).isEqualTo(17);
        assertThat(job.cgroupParent()).contains("/jobs");
        assertThat(job.capabilities().orElseThrow().addsAny()).isFalse();
        assertThat(job.origin(Controls.MEMORY)).contains(Origin.code());
        assertThat(preset.profile().cgroupParent()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void refuses_to_run_as_root_for_a_user(Preset<?> preset) {
        assertThatThrownBy(() -> preset.user(0, 1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("user 0:1000 of preset " + preset.name());
        assertThatThrownBy(() -> preset.user(1000, 0)).hasMessageContaining("expected a uid and a gid from 1");
    }

    static List<Preset<?>> withTheirOwnParameters() {
        return List.of(
                Restricted.preset().network("site"),
                BatchJob.preset().input("/srv/in").scratch("/srv/scratch/42"),
                BatchJobWithNetwork.preset().network("api").input("/srv/in").scratch("scratch-42"),
                CiRunner.preset().network("builds").workspace("sources"),
                OnlineJudge.preset().cpuTime(Duration.ofSeconds(2)).submission("/srv/submissions/7"),
                CodeInterpreter.preset()
                        .network("packages")
                        .workspace("session-7")
                        .runtime("runsc"),
                Notebook.preset().network("hub").home("home-ada").publish(8001, 8888),
                HeadlessBrowser.preset().network("pages").shmSize(ByteSize.mebibytes(512)),
                WebService.preset()
                        .network("front")
                        .writable("/var/cache/nginx")
                        .publish(8080, 80),
                Database.preset().network("back").data("rows", "/var/lib/postgresql/data"),
                GpuJob.preset()
                        .gpus(List.of("0", "1"))
                        .shmSize(ByteSize.gibibytes(4))
                        .input("/srv/in"),
                ImageBuild.preset().network("registry").context("/srv/context"),
                Debug.preset().target("web"));
    }

    @ParameterizedTest
    @MethodSource("withTheirOwnParameters")
    void stays_valid_with_its_own_parameters_and_leaves_nothing_to_warn_about(Preset<?> preset) {
        SecurityProfile before = Presets.byName(preset.name()).orElseThrow().profile();

        assertThat(preset.toSpec().warnings())
                .filteredOn(finding -> !finding.code().equals("runtime-depends-on-daemon")) // what the method says
                .map(Finding::toString)
                .isEmpty();
        assertThat(preset.ownParameters())
                .allSatisfy(parameter -> assertThat(preset.profile().get(parameter.control()))
                        .as(parameter.name())
                        .isNotEqualTo(before.get(parameter.control())));
    }

    @Test
    void all_but_dockers_own_are_locked_where_it_costs_nothing() {
        List<Preset<?>> locked = new ArrayList<>(Presets.all());
        locked.remove(0);
        assertThat(locked).allSatisfy(preset -> {
            SecurityProfile profile = preset.profile();
            assertThat(profile.noNewPrivileges()).contains(true);
            assertThat(profile.capabilities().orElseThrow().dropAll()).isTrue();
            assertThat(profile.memorySwap().orElseThrow().total()).isEqualTo(profile.memory());
            assertThat(profile.pidsLimit().orElseThrow().count()).isPresent();
            assertThat(profile.network().orElseThrow().kind()).isIn(NetworkMode.Kind.NONE, NetworkMode.Kind.NAMED);
        });
    }

    @Test
    void a_batch_job_reaches_a_network_only_where_the_dispatcher_names_one() {
        assertThat(BatchJob.preset().profile().network()).contains(NetworkMode.none());
        assertThat(BatchJobWithNetwork.preset().network("api").profile().network())
                .contains(NetworkMode.named("api"));
    }

    @Test
    void a_mount_is_a_directory_or_a_volume_by_how_it_is_written_and_replaces_an_earlier_one() {
        BatchJob job = BatchJob.preset().input("/srv/in").scratch("/srv/scratch/41");

        assertThat(job.scratch("scratch-42").profile().mounts())
                .contains(List.of(
                        BindMount.builder()
                                .source("/srv/in")
                                .target("/input")
                                .readOnly(true)
                                .recursive(BindRecursive.DISABLED)
                                .build(),
                        Mount.volume("scratch-42", "/scratch")));
    }

    @Test
    void a_workspace_of_an_interpreter_takes_the_place_of_the_one_in_memory() {
        SecurityProfile profile =
                CodeInterpreter.preset().workspace("session-7").toSpec().profile();

        assertThat(profile.mounts()).contains(List.of(Mount.volume("session-7", "/workspace")));
        assertThat(profile.tmpfs().orElseThrow())
                .extracting(tmpfs -> tmpfs.target())
                .containsExactly("/tmp");
    }

    @Test
    void a_judge_changes_the_processor_time_and_keeps_the_other_limits() {
        List<Ulimit> ulimits = OnlineJudge.preset()
                .cpuTime(Duration.ofSeconds(3))
                .profile()
                .ulimits()
                .orElseThrow();

        assertThat(ulimits).contains(Ulimit.of("cpu", 3)).hasSize(5);
    }

    @Test
    void a_service_under_a_user_of_its_own_needs_no_capability() {
        assertThat(List.of(
                        WebService.preset().user(101, 101).profile(),
                        Database.preset().user(999, 999).profile(),
                        CiRunner.preset().user(1000, 1000).profile()))
                .allSatisfy(profile -> assertThat(profile.capabilities()).contains(Capabilities.none()));
    }

    @Test
    void a_browser_may_make_namespaces_and_nothing_else_that_docker_refuses() {
        Seccomp seccomp = HeadlessBrowser.preset().profile().seccomp().orElseThrow();
        SeccompContext context = SeccompContext.of(Architecture.X86_64, new KernelVersion(6, 1), Set.of());
        ProfileAlgebra algebra = ProfileAlgebra.standard();
        ResolvedProfile browser = ((Seccomp.Custom) seccomp).profile().resolve(context);
        ResolvedProfile docker = SeccompProfile.dockerDefault().resolve(context);
        ResolvedProfile dockersRest = SeccompProfile.dockerDefault()
                .deny(List.of("clone", "unshare", "setns", "chroot"), Errno.EPERM)
                .resolve(context);
        ResolvedProfile browsersRest = ((Seccomp.Custom) seccomp)
                .profile()
                .deny(List.of("clone", "unshare", "setns", "chroot"), Errno.EPERM)
                .resolve(context);

        assertThat(algebra.isSubset(docker, browser)).isTrue();
        assertThat(algebra.isSubset(browser, docker)).isFalse();
        assertThat(algebra.isSubset(browsersRest, dockersRest)).isTrue();
        assertThat(browser.rules().stream()
                        .filter(rule -> rule.names().contains("clone3"))
                        .map(rule -> rule.errno().orElseThrow()))
                .containsExactly(Errno.ENOSYS);
    }

    @Test
    void names_of_presets_are_kebab_case_and_differ() {
        assertThat(Presets.all().stream().map(Preset::name).collect(Collectors.toSet()))
                .hasSameSizeAs(Presets.all())
                .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
        assertThat(Presets.byName("Batch-Job")).isEmpty();
    }
}
