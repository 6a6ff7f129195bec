package dev.hasp.validation;

import static dev.hasp.control.Controls.CPUS;
import static dev.hasp.control.Controls.CPUSET_CPUS;
import static dev.hasp.control.Controls.CPU_PERIOD;
import static dev.hasp.control.Controls.CPU_QUOTA;
import static dev.hasp.control.Controls.CPU_REALTIME_PERIOD;
import static dev.hasp.control.Controls.CPU_REALTIME_RUNTIME;
import static dev.hasp.control.Controls.CPU_SHARES;
import static dev.hasp.validation.Rule.error;
import static dev.hasp.validation.Rule.warning;

import dev.hasp.control.Control;
import dev.hasp.control.CpuQuota;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Processor time (moby {@code verifyPlatformContainerResources}, kernel {@code sched-bwc}). */
final class CpuRules {

    private static final long LEAST_NANO_CPUS = 10_000_000;
    private static final long LEAST_MICROS = 1_000;
    private static final long MOST_PERIOD_MICROS = 1_000_000;
    private static final Duration DEFAULT_PERIOD = Duration.ofMillis(100);

    static final List<Rule> ALL = List.of(
            error("cpus-below-minimum", "give at least 0.01", CpuRules::cpusBelowMinimum),
            error("cpus-with-quota", "keep cpus, or cpuQuota and cpuPeriod", CpuRules::cpusWithQuota),
            error("cpu-period-range", "give 1ms to 1s", CpuRules::periodRange),
            error("cpu-quota-range", "give at least 1ms", CpuRules::quotaRange),
            warning("cpu-period-without-quota", "set cpuQuota too, or cpus alone", CpuRules::periodWithoutQuota),
            error("cpu-shares-range", "give 2 to 262144", CpuRules::sharesRange),
            error(
                    "cpu-realtime-runtime-above-period",
                    "lower cpuRealtimeRuntime, or raise cpuRealtimePeriod",
                    CpuRules::realtime),
            warning("cpus-above-cpuset", "raise cpusetCpus, or lower the limit", CpuRules::cpusAboveCpuset));

    private CpuRules() {}

    /** moby getCPUResources: below 0.01 CPU the quota is refused by the kernel, or rounds to none. */
    private static void cpusBelowMinimum(Asked asked, Rule.Found found) {
        asked.cpus()
                .filter(cpus -> cpus.nano() < LEAST_NANO_CPUS)
                .ifPresent(cpus -> found.at(
                        CPUS, asked.say(CPUS, cpus) + " is below the least that the kernel can hold it to, 0.01"));
    }

    /** moby verifyPlatformContainerResources; a quota of -1 slips through there and lifts the limit. */
    private static void cpusWithQuota(Asked asked, Rule.Found found) {
        for (Control<?> other : List.of(CPU_PERIOD, CPU_QUOTA)) {
            if (asked.has(CPUS) && asked.has(other)) {
                found.at(CPUS, asked.say(CPUS) + " and " + asked.say(other) + " set the same limit twice");
            }
        }
    }

    private static void periodRange(Asked asked, Rule.Found found) {
        asked.cpuPeriod()
                .filter(time -> !time.isZero())
                .filter(time ->
                        time.compareTo(micros(LEAST_MICROS)) < 0 || time.compareTo(micros(MOST_PERIOD_MICROS)) > 0)
                .ifPresent(time -> found.at(CPU_PERIOD, asked.say(CPU_PERIOD, time) + " is out of range"));
    }

    private static void quotaRange(Asked asked, Rule.Found found) {
        asked.cpuQuota()
                .filter(quota -> quota.micros() > 0 && quota.micros() < LEAST_MICROS)
                .ifPresent(quota -> found.at(CPU_QUOTA, asked.say(CPU_QUOTA, quota) + " is below 1ms"));
    }

    /** Linux sched-bwc: a period alone limits nothing. */
    private static void periodWithoutQuota(Asked asked, Rule.Found found) {
        if (asked.has(CPU_PERIOD)
                && !asked.has(CPUS)
                && asked.cpuQuota().flatMap(CpuQuota::time).isEmpty()) {
            found.at(CPU_PERIOD, asked.say(CPU_PERIOD) + " limits nothing, as cpuQuota sets no time");
        }
    }

    /** Linux sched/core.c MIN_SHARES and MAX_SHARES; the engine checks only that it is not negative. */
    private static void sharesRange(Asked asked, Rule.Found found) {
        asked.cpuShares()
                .filter(shares -> shares != 0 && (shares < 2 || shares > 262_144))
                .ifPresent(shares -> found.at(CPU_SHARES, asked.say(CPU_SHARES, shares) + " is out of range"));
    }

    /** moby runconfig.validateResources. */
    private static void realtime(Asked asked, Rule.Found found) {
        asked.cpuRealtimePeriod()
                .filter(period -> !period.isZero())
                .ifPresent(period -> asked.cpuRealtimeRuntime()
                        .filter(runtime -> runtime.compareTo(period) > 0)
                        .ifPresent(runtime -> found.at(
                                CPU_REALTIME_RUNTIME,
                                asked.say(CPU_REALTIME_RUNTIME, runtime) + " is above "
                                        + asked.say(CPU_REALTIME_PERIOD, period))));
    }

    /** cpuset(7): time on CPUs that it may not run on is no time. */
    private static void cpusAboveCpuset(Asked asked, Rule.Found found) {
        asked.cpusetCpus().ifPresent(set -> {
            BigDecimal room = BigDecimal.valueOf(set.size());
            asked.cpus()
                    .filter(cpus -> BigDecimal.valueOf(cpus.nano(), 9).compareTo(room) > 0)
                    .ifPresent(cpus -> above(asked, found, CPUS, cpus));
            quota(asked)
                    .filter(share -> share.compareTo(room) > 0)
                    .ifPresent(share -> above(asked, found, CPU_QUOTA, share + " CPUs"));
        });
    }

    private static void above(Asked asked, Rule.Found found, Control<?> control, Object value) {
        found.at(
                control,
                asked.say(control, value) + " is more than fits on "
                        + asked.say(CPUSET_CPUS, asked.cpusetCpus().orElseThrow()));
    }

    /** The quota in CPUs, where there is one. */
    private static Optional<BigDecimal> quota(Asked asked) {
        Duration period = asked.cpuPeriod().orElse(DEFAULT_PERIOD);
        if (period.isZero()) {
            return Optional.empty();
        }
        return asked.cpuQuota()
                .flatMap(CpuQuota::time)
                .map(time -> seconds(time)
                        .divide(seconds(period), MathContext.DECIMAL32)
                        .stripTrailingZeros());
    }

    private static BigDecimal seconds(Duration time) {
        return BigDecimal.valueOf(time.getSeconds()).add(BigDecimal.valueOf(time.getNano(), 9));
    }

    private static Duration micros(long count) {
        return Duration.ofNanos(count * 1000);
    }
}
