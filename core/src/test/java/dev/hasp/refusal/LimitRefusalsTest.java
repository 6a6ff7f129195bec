package dev.hasp.refusal;

import static dev.hasp.refusal.Engines.DOCKER_20;
import static dev.hasp.refusal.Engines.DOCKER_28;
import static dev.hasp.refusal.Engines.PODMAN;
import static dev.hasp.refusal.Engines.allBut;
import static dev.hasp.refusal.Engines.refused;
import static dev.hasp.refusal.Engines.stranger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.ByteSize;
import dev.hasp.control.CpuSet;
import dev.hasp.control.Cpus;
import dev.hasp.control.Ulimit;
import dev.hasp.engine.CgroupVersion;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineLimit;
import dev.hasp.linux.Capability;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitRefusalsTest {

    private static final EngineFacts WITHOUT_CONTROLLERS = DOCKER_28.toBuilder()
            .cgroupVersion(CgroupVersion.V2)
            .limits(Map.of(EngineLimit.CPU_QUOTA, false, EngineLimit.CPUSET, false))
            .build();
    private static final EngineFacts POOR =
            DOCKER_28.toBuilder().capabilities(allBut(Capability.SYS_RESOURCE)).build();
    private static final EngineFacts SYSTEMD =
            DOCKER_28.toBuilder().cgroupDriver("systemd").build();

    @Test
    void docker_refuses_more_processor_time_than_the_machine_has() {
        assertThat(refused(DOCKER_20, p -> p.cpus(Cpus.parse("2.01")))).containsExactly("cpus-beyond-machine");
        assertThat(refused(DOCKER_20, p -> p.cpus(Cpus.of(2)))).isEmpty();
        assertThat(refused(PODMAN, p -> p.cpus(Cpus.of(3)))).isEmpty();
        assertThat(refused(stranger("28.5.2"), p -> p.cpus(Cpus.of(2)))).containsExactly("processors-not-known");
    }

    @Test
    void docker_refuses_processors_that_the_machine_does_not_have() {
        assertThat(refused(DOCKER_28, p -> p.cpusetCpus(CpuSet.parse("0-2")))).containsExactly("cpuset-beyond-machine");
        assertThat(refused(DOCKER_28, p -> p.cpusetCpus(CpuSet.parse("0-1")))).isEmpty();
        assertThat(refused(WITHOUT_CONTROLLERS, p -> p.cpusetCpus(CpuSet.parse("5"))))
                .isEmpty();
        assertThat(refused(PODMAN, p -> p.cpusetCpus(CpuSet.parse("5")))).containsExactly("cpuset-beyond-machine");
        assertThat(refused(stranger("28.5.2"), p -> p.cpusetCpus(CpuSet.parse("0"))))
                .containsExactly("processors-not-known");
    }

    @Test
    void an_older_engine_judges_a_limit_that_it_does_not_put_in_force() {
        assertThat(refused(DOCKER_20, p -> p.kernelMemory(ByteSize.mebibytes(5))))
                .containsExactly("kernel-memory-below-minimum");
        assertThat(refused(DOCKER_20, p -> p.kernelMemory(ByteSize.mebibytes(6))))
                .isEmpty();
        assertThat(refused(DOCKER_28, p -> p.kernelMemory(ByteSize.mebibytes(5))))
                .isEmpty();
    }

    @Test
    void nobody_knows_how_many_memory_nodes_there_are() {
        assertThat(refused(DOCKER_28, p -> p.cpusetMems(CpuSet.parse("0-1"))))
                .containsExactly("memory-nodes-not-known");
        assertThat(refused(DOCKER_28, p -> p.cpusetMems(CpuSet.parse("0")))).isEmpty();
    }

    @Test
    void cpus_is_refused_without_a_quota_but_not_without_any_cgroups() {
        assertThat(refused(WITHOUT_CONTROLLERS, p -> p.cpus(Cpus.of(1)))).containsExactly("cpus-without-quota");
        assertThat(refused(WITHOUT_CONTROLLERS.toBuilder().cgroupDriver("none").build(), p -> p.cpus(Cpus.of(3))))
                .isEmpty();
    }

    @Test
    void realtime_is_refused_without_kernel_support_and_unknown_with_it() {
        Duration time = Duration.ofMillis(10);

        assertThat(refused(WITHOUT_CONTROLLERS, p -> p.cpuRealtimePeriod(time)))
                .containsExactly("cpu-realtime-unsupported");
        assertThat(refused(DOCKER_20, p -> p.cpuRealtimePeriod(time).cpuRealtimeRuntime(time)))
                .containsExactly("cpu-realtime-budget-not-known");
        assertThat(refused(DOCKER_20, p -> p.cpuRealtimePeriod(time))).isEmpty();
    }

    @Test
    void only_with_sys_resource_a_limit_is_raised() {
        assertThat(refused(POOR, p -> p.ulimits(Ulimit.of("nofile", 64, 65_536))))
                .containsExactly("ulimit-above-daemon");
        assertThat(refused(
                        DOCKER_20.toBuilder().rootless(true).build(),
                        p -> p.ulimits(Ulimit.of("memlock", Ulimit.UNLIMITED))))
                .containsExactly("ulimit-above-daemon");
        assertThat(refused(POOR, p -> p.ulimits(Ulimit.of("nofile", 64), Ulimit.of("core", Ulimit.UNLIMITED))))
                .isEmpty();
        assertThat(refused(DOCKER_28, p -> p.ulimits(Ulimit.of("nofile", 65_536))))
                .isEmpty();
    }

    @Test
    void open_files_are_bounded_by_the_kernel_too() {
        assertThat(refused(DOCKER_28, p -> p.ulimits(Ulimit.of("nofile", 1_048_577))))
                .containsExactly("ulimit-nofile-above-nr-open");
        assertThat(refused(DOCKER_28, p -> p.ulimits(Ulimit.of("nofile", 1_048_576))))
                .isEmpty();
    }

    @Test
    void a_limit_may_be_too_little_for_the_runtime_itself() {
        assertThat(refused(DOCKER_28, p -> p.ulimits(Ulimit.of("as", 1L << 30), Ulimit.of("nofile", 8, 64))))
                .containsExactly("ulimit-below-runtime", "ulimit-below-runtime");
        assertThat(refused(DOCKER_28, p -> p.ulimits(Ulimit.of("as", 8L << 30), Ulimit.of("fsize", 0))))
                .isEmpty();
    }

    @Test
    void only_with_sys_resource_a_process_is_less_of_a_victim() {
        assertThat(refused(POOR, p -> p.oomScoreAdj(-1))).containsExactly("oom-score-needs-sys-resource");
        assertThat(refused(POOR, p -> p.oomScoreAdj(0))).isEmpty();
        assertThat(refused(DOCKER_28, p -> p.oomScoreAdj(-1))).isEmpty();
    }

    @Test
    void systemd_takes_a_slice_alone() {
        assertThat(refused(SYSTEMD, p -> p.cgroupParent("/batch"))).containsExactly("cgroup-parent-no-slice");
        assertThat(refused(SYSTEMD, p -> p.cgroupParent("a/b.slice")))
                .containsExactly("cgroup-parent-slice-with-slash");
        assertThat(refused(SYSTEMD, p -> p.cgroupParent("batch-job.slice"))).isEmpty();
        assertThat(refused(DOCKER_28, p -> p.cgroupParent("/batch"))).isEmpty();
        assertThat(refused(stranger("28.5.2"), p -> p.cgroupParent("/batch")))
                .containsExactly("cgroup-parent-driver-not-known");
        assertThat(refused(stranger("28.5.2"), p -> p.cgroupParent("batch.slice")))
                .isEmpty();
    }
}
