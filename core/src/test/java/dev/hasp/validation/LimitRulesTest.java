package dev.hasp.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.ByteSize;
import dev.hasp.control.CpuQuota;
import dev.hasp.control.CpuSet;
import dev.hasp.control.Cpus;
import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.Ulimit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitRulesTest {

    @ParameterizedTest
    @CsvSource({
        "6291456, 6291456, ",
        "6291455, 6291455, memory-below-minimum",
        "0, 0, zero-is-no-limit",
        "6291456, 6291455, memory-swap-below-memory",
        "6291456, -1, ",
        "6291456, 0, zero-is-no-limit"
    })
    void memory_and_swap_are_judged_as_the_engine_does(long memory, String swap, String code) {
        List<String> codes =
                Judged.codes(profile -> profile.memory(ByteSize.of(memory)).memorySwap(SwapLimit.parse(swap)));

        if (code == null) {
            assertThat(codes).isEmpty();
        } else {
            assertThat(codes).containsOnly(code);
        }
    }

    @Test
    void no_limit_on_swap_needs_no_limit_on_memory() {
        assertThat(Judged.codes(profile -> profile.memorySwap(SwapLimit.unlimited())))
                .isEmpty();
        assertThat(Judged.codes(profile -> profile.memorySwap(SwapLimit.of(ByteSize.mebibytes(64)))))
                .containsExactly("memory-swap-without-memory");
    }

    @ParameterizedTest
    @CsvSource({"0.01, true", "0.009999999, false", "0.000000001, false", "64, true"})
    void cpus_start_at_a_hundredth(String cpus, boolean fine) {
        assertThat(Judged.codes(profile -> profile.cpus(Cpus.parse(cpus))).isEmpty())
                .isEqualTo(fine);
    }

    @Test
    void an_unlimited_quota_beside_cpus_would_lift_the_limit() {
        assertThat(Judged.codes(profile -> profile.cpus(Cpus.of(1)).cpuQuota(CpuQuota.unlimited())))
                .containsExactly("cpus-with-quota");
    }

    @ParameterizedTest
    @CsvSource({"999, false", "1000, true", "1000000, true", "1000001, false"})
    void a_period_is_between_a_millisecond_and_a_second(long micros, boolean fine) {
        List<String> codes = Judged.codes(profile ->
                profile.cpuPeriod(Duration.ofNanos(micros * 1000)).cpuQuota(CpuQuota.of(Duration.ofMillis(1))));

        assertThat(codes.isEmpty()).isEqualTo(fine);
    }

    @Test
    void a_quota_is_weighed_against_the_cpus_that_there_are() {
        CpuSet two = CpuSet.parse("0-1");

        assertThat(Judged.codes(profile -> profile.cpusetCpus(two).cpuQuota(CpuQuota.of(Duration.ofMillis(200)))))
                .isEmpty();
        assertThat(Judged.codes(profile -> profile.cpusetCpus(two).cpuQuota(CpuQuota.of(Duration.ofMillis(201)))))
                .containsExactly("cpus-above-cpuset");
        assertThat(Judged.codes(profile -> profile.cpusetCpus(two).cpus(Cpus.parse("2.000000001"))))
                .containsExactly("cpus-above-cpuset");
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true", "262144, true", "262145, false", "-5, false"})
    void shares_have_the_kernels_range(int shares, boolean fine) {
        assertThat(Judged.codes(profile -> profile.cpuShares(shares)).isEmpty()).isEqualTo(fine);
    }

    @Test
    void the_kernel_numbers_four_million_processes() {
        assertThat(Judged.codes(profile -> profile.pidsLimit(PidsLimit.of(4_194_304))))
                .isEmpty();
        assertThat(Judged.codes(profile -> profile.pidsLimit(PidsLimit.of(4_194_305))))
                .containsExactly("pids-limit-above-kernel");
    }

    @Test
    void an_unlimited_nproc_counts_nothing() {
        assertThat(Judged.codes(profile -> profile.ulimits(Ulimit.of("nproc", Ulimit.UNLIMITED))))
                .isEmpty();
        assertThat(Judged.codes(profile -> profile.ulimits(Ulimit.of("nproc", 64))))
                .containsExactly("ulimit-nproc-counts-by-user");
    }

    @ParameterizedTest
    @CsvSource({
        "a *:* rwm, device-rule-all",
        "a *:* r, device-rule-ignores-numbers",
        "a 1:3 rwm, device-rule-ignores-numbers",
        "b *:* r, device-rule-all",
        "c *:3 r, device-rule-all",
        "c 1:* rwm, "
    })
    void a_rule_for_all_types_heeds_nothing_else(String rule, String code) {
        List<String> codes = Judged.codes(profile -> profile.deviceCgroupRules(DeviceCgroupRule.parse(rule)));

        if (code == null) {
            assertThat(codes).isEmpty();
        } else {
            assertThat(codes).contains(code);
        }
    }
}
