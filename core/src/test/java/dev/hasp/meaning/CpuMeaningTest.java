package dev.hasp.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Controls;
import dev.hasp.control.CpuQuota;
import dev.hasp.control.CpuSet;
import dev.hasp.control.Cpus;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.CpuTime;
import dev.hasp.effective.Limit;
import dev.hasp.engine.EngineLimit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CpuMeaningTest {

    private static final SecurityProfile NOTHING = SecurityProfile.builder().build();

    @Test
    void turns_cpus_into_a_quota_rounded_down() {
        Means means = Means.of(profile -> profile.cpus(Cpus.parse("0.015555")), Means.old());

        assertThat(means.get(Aspects.CPU_TIME)).contains(new CpuTime(Limit.of(1555), 100_000));
    }

    @Test
    void takes_quota_and_period_as_they_are_and_each_alone() {
        Means both = Means.of(
                profile -> profile.cpuQuota(CpuQuota.parse("25ms")).cpuPeriod(Duration.ofMillis(50)), Means.old());
        Means quota = Means.of(profile -> profile.cpuQuota(CpuQuota.parse("25ms")), Means.old());
        Means period = Means.of(profile -> profile.cpuPeriod(Duration.ofMillis(50)), Means.old());

        assertThat(both.get(Aspects.CPU_TIME)).contains(new CpuTime(Limit.of(25_000), 50_000));
        assertThat(quota.get(Aspects.CPU_TIME)).contains(new CpuTime(Limit.of(25_000), 100_000));
        assertThat(period.get(Aspects.CPU_TIME)).contains(new CpuTime(Limit.unlimited(), 50_000));
    }

    @Test
    void has_all_time_where_nothing_is_asked_for_or_enforced() {
        Means lost = Means.of(
                profile -> profile.cpuQuota(CpuQuota.parse("25ms")).cpuPeriod(Duration.ofMillis(50)),
                Means.without(Means.old(), EngineLimit.CPU_QUOTA));
        Means rootless = Means.of(profile -> profile.cpus(Cpus.parse("1")), Means.rootless());

        CpuTime all = new CpuTime(Limit.unlimited(), 100_000);
        assertThat(Means.of(NOTHING, Means.old()).get(Aspects.CPU_TIME)).contains(all);
        assertThat(lost.get(Aspects.CPU_TIME)).contains(all);
        assertThat(lost.codes(Controls.CPU_QUOTA)).containsExactly("cpu-quota-discarded");
        assertThat(rootless.get(Aspects.CPU_TIME)).contains(all);
        assertThat(rootless.codes(Controls.CPUS)).containsExactly("limit-ignored-without-cgroups");
    }

    @Test
    void knows_nothing_of_a_container_that_is_refused() {
        Means refused =
                Means.of(profile -> profile.cpus(Cpus.parse("1")), Means.without(Means.old(), EngineLimit.CPU_QUOTA));

        assertThat(refused.get(Aspects.CPU_TIME)).isEmpty();
        assertThat(refused.reasons(Aspects.CPU_TIME)).contains("creates nothing");
    }

    @Test
    void keeps_the_weight_on_dockers_scale_and_says_what_version_2_makes_of_it() {
        SecurityProfile profile = SecurityProfile.builder().cpuShares(512).build();
        Means two = Means.of(profile, Means.recent());
        Means lost = Means.of(profile, Means.without(Means.old(), EngineLimit.CPU_SHARES));

        assertThat(Means.of(NOTHING, Means.old()).get(Aspects.CPU_WEIGHT)).contains(1024);
        assertThat(Means.of(profile, Means.old()).get(Aspects.CPU_WEIGHT)).contains(512);
        assertThat(Means.of(profile, Means.old()).codes(Controls.CPU_SHARES)).isEmpty();
        assertThat(two.get(Aspects.CPU_WEIGHT)).contains(512);
        assertThat(two.codes(Controls.CPU_SHARES)).containsExactly("cpu-shares-converted");
        assertThat(lost.get(Aspects.CPU_WEIGHT)).contains(1024);
        assertThat(lost.codes(Controls.CPU_SHARES)).containsExactly("cpu-shares-discarded");
    }

    @Test
    void runs_on_all_processors_where_no_set_is_enforced() {
        SecurityProfile profile = SecurityProfile.builder()
                .cpusetCpus(CpuSet.parse("1"))
                .cpusetMems(CpuSet.parse("0"))
                .build();
        Means lost = Means.of(profile, Means.without(Means.old(), EngineLimit.CPUSET));

        assertThat(Means.of(NOTHING, Means.old()).get(Aspects.CPU_LIST)).contains(CpuSet.parse("0-3"));
        assertThat(Means.of(NOTHING, Means.old()).get(Aspects.MEMORY_NODES)).isEmpty();
        assertThat(Means.of(profile, Means.old()).get(Aspects.CPU_LIST)).contains(CpuSet.parse("1"));
        assertThat(Means.of(profile, Means.old()).get(Aspects.MEMORY_NODES)).contains(CpuSet.parse("0"));
        assertThat(lost.get(Aspects.CPU_LIST)).contains(CpuSet.parse("0-3"));
        assertThat(lost.codes(Controls.CPUSET_CPUS)).containsExactly("cpuset-discarded");
        assertThat(lost.codes(Controls.CPUSET_MEMS)).containsExactly("cpuset-discarded");
    }

    @Test
    void has_no_realtime_budget_unless_it_is_asked_for() {
        SecurityProfile profile = SecurityProfile.builder()
                .cpuRealtimeRuntime(Duration.ofMillis(5))
                .build();

        assertThat(Means.of(NOTHING, Means.old()).get(Aspects.REALTIME)).contains(new CpuTime(Limit.of(0), 1_000_000));
        assertThat(Means.of(profile, Means.old()).get(Aspects.REALTIME))
                .contains(new CpuTime(Limit.of(5000), 1_000_000));
        assertThat(Means.of(profile, Means.recent()).get(Aspects.REALTIME)).isEmpty();
    }
}
