package dev.hasp.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Controls;
import dev.hasp.control.PidMode;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.Ulimit;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Limit;
import dev.hasp.effective.ResourceLimit;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineLimit;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessMeaningTest {

    private static final SecurityProfile NOTHING = SecurityProfile.builder().build();

    private static EngineFacts systemd() {
        return Means.recent().toBuilder().cgroupDriver("systemd").build();
    }

    private static Means parent(String parent, EngineFacts engine) {
        return Means.of(profile -> profile.cgroupParent(parent), engine);
    }

    @Test
    void limits_processes_where_the_engine_can() {
        SecurityProfile profile =
                SecurityProfile.builder().pidsLimit(PidsLimit.of(50)).build();
        Means lost = Means.of(profile, Means.without(Means.old(), EngineLimit.PIDS));

        assertThat(Means.of(profile, Means.old()).get(Aspects.PIDS)).contains(Limit.of(50));
        assertThat(Means.of(NOTHING, Means.old()).get(Aspects.PIDS)).contains(Limit.unlimited());
        assertThat(Means.of(NOTHING, Means.podman()).get(Aspects.PIDS)).isEmpty();
        assertThat(lost.get(Aspects.PIDS)).contains(Limit.unlimited());
        assertThat(lost.codes(Controls.PIDS_LIMIT)).containsExactly("pids-limit-discarded");
    }

    @Test
    void puts_what_is_asked_over_the_daemons_resource_limits() {
        EngineFacts engine = Means.old().toBuilder()
                .defaultUlimits(Map.of("nofile", Ulimit.of("nofile", 1024), "core", Ulimit.of("core", 0)))
                .build();
        Means means = Means.of(profile -> profile.ulimits(Ulimit.of("nofile", 64, 128), Ulimit.of("cpu", -1)), engine);

        assertThat(means.get(Aspects.RESOURCE_LIMITS).orElseThrow())
                .isEqualTo(Map.of(
                        "core", new ResourceLimit(Limit.of(0), Limit.of(0)),
                        "cpu", new ResourceLimit(Limit.unlimited(), Limit.unlimited()),
                        "nofile", new ResourceLimit(Limit.of(64), Limit.of(128))));
    }

    @Test
    void names_the_cgroup_by_the_driver() {
        assertThat(Means.of(NOTHING, Means.old()).get(Aspects.PARENT_CGROUP)).contains("/docker");
        assertThat(Means.of(NOTHING, systemd()).get(Aspects.PARENT_CGROUP)).contains("/system.slice");
        assertThat(parent("/jobs//a/", Means.old()).get(Aspects.PARENT_CGROUP)).contains("/jobs/a");
        assertThat(parent("jobs", Means.old()).get(Aspects.PARENT_CGROUP)).isEmpty();
        assertThat(parent("jobs-ci.slice", systemd()).get(Aspects.PARENT_CGROUP))
                .contains("/jobs.slice/jobs-ci.slice");
        assertThat(parent("/jobs", systemd()).get(Aspects.PARENT_CGROUP)).isEmpty();
    }

    @Test
    void says_that_no_parent_is_used_without_a_driver() {
        assertThat(parent("/jobs", Means.rootless()).get(Aspects.PARENT_CGROUP)).isEmpty();
        assertThat(parent("/jobs", Means.rootless()).codes(Controls.CGROUP_PARENT))
                .containsExactly("cgroup-parent-ignored");
    }

    @Test
    void runs_an_init_where_it_is_asked_for_or_the_daemons_default() {
        EngineFacts engine = Means.old().toBuilder().init(true).build();
        Means shared = Means.of(profile -> profile.pid(PidMode.host()), engine);

        assertThat(Means.of(profile -> profile.init(false), engine).get(Aspects.INIT_RUNS))
                .contains(false);
        assertThat(Means.of(NOTHING, engine).get(Aspects.INIT_RUNS)).contains(true);
        assertThat(Means.of(NOTHING, Means.old()).get(Aspects.INIT_RUNS)).isEmpty();
        assertThat(shared.get(Aspects.INIT_RUNS)).contains(false);
    }

    @Test
    void says_that_an_old_engine_ignores_annotations() {
        SecurityProfile profile =
                SecurityProfile.builder().annotations(Map.of("a", "b")).build();

        assertThat(Means.of(profile, Means.old()).codes(Controls.ANNOTATIONS)).containsExactly("annotations-ignored");
        assertThat(Means.of(profile, Means.recent()).codes(Controls.ANNOTATIONS))
                .isEmpty();
        assertThat(Means.of(profile, Means.podman()).codes(Controls.ANNOTATIONS))
                .containsExactly("request-field-unknown");
    }
}
