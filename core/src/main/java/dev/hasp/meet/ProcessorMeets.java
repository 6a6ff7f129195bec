package dev.hasp.meet;

import static dev.hasp.control.Controls.CPUS;
import static dev.hasp.control.Controls.CPU_PERIOD;
import static dev.hasp.control.Controls.CPU_QUOTA;
import static dev.hasp.control.Controls.CPU_REALTIME_PERIOD;
import static dev.hasp.control.Controls.CPU_REALTIME_RUNTIME;

import dev.hasp.SecurityProfile;
import dev.hasp.control.CpuQuota;
import dev.hasp.control.CpuSet;
import dev.hasp.control.Micros;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Processor time, and where it may be used. */
final class ProcessorMeets {

    /** moby {@code getCPUResources}: what cpus are counted by. */
    private static final long USUAL_PERIOD = 100_000;

    private static final long NANO_PER_MICRO_OF_PERIOD = 1_000_000_000 / USUAL_PERIOD;

    private static final int MOST_NUMBER = 9_999;

    /** The smaller share; of two equal ones that of the shorter period, and cpus before a quota. */
    private static final Comparator<SecurityProfile> STRICTEST_FIRST = Comparator.<SecurityProfile, Boolean>comparing(
                    side -> quota(side) <= 0)
            .thenComparing(ProcessorMeets::byShare)
            .thenComparing(ProcessorMeets::period)
            .thenComparing(side -> side.cpus().isEmpty())
            .thenComparing(side -> side.cpus().map(cpus -> cpus.nano()).orElse(0L))
            .thenComparing(side -> side.cpuQuota().isEmpty())
            .thenComparing(side -> side.cpuPeriod().isEmpty())
            .thenComparing(ProcessorMeets::quota);

    static final Meet<CpuSet> NUMBERS_RULE = Meet.ofBoth((first, second) -> {
        String both = IntStream.rangeClosed(0, MOST_NUMBER)
                .filter(number -> first.contains(number) && second.contains(number))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
        return both.isEmpty()
                ? Answer.disputed("no number is in both sets", "give both layers sets that meet")
                : Answer.of(CpuSet.parse(both));
    });

    private ProcessorMeets() {}

    /** cpus and a quota by a period are two ways to say the same, and never in one profile: one side counts as a whole. */
    static void time(Meeting meeting) {
        SecurityProfile strictest = Stream.of(meeting.first(), meeting.second())
                .min(STRICTEST_FIRST)
                .orElseThrow();
        meeting.decide(CPUS, Answer.of(strictest.cpus()));
        meeting.decide(CPU_QUOTA, Answer.of(strictest.cpuQuota()));
        meeting.decide(CPU_PERIOD, Answer.of(strictest.cpuPeriod()));
    }

    private static int byShare(SecurityProfile first, SecurityProfile second) {
        if (quota(first) <= 0 || quota(second) <= 0) {
            return 0;
        }
        BigInteger one = BigInteger.valueOf(quota(first)).multiply(BigInteger.valueOf(period(second)));
        return one.compareTo(BigInteger.valueOf(quota(second)).multiply(BigInteger.valueOf(period(first))));
    }

    /** Microseconds, no limit where not positive. */
    private static long quota(SecurityProfile side) {
        return side.cpuQuota()
                .map(CpuQuota::micros)
                .or(() -> side.cpus().map(cpus -> cpus.nano() / NANO_PER_MICRO_OF_PERIOD))
                .orElse(-1L);
    }

    private static long period(SecurityProfile side) {
        return side.cpuPeriod()
                .map(time -> Micros.of(CPU_PERIOD.key(), time))
                .filter(micros -> micros > 0)
                .orElse(USUAL_PERIOD);
    }

    /** Without a runtime there is no realtime time at all; periods of a host are not known, so two must be the same. */
    static void realtime(Meeting meeting) {
        Optional<Duration> first = meeting.first().cpuRealtimeRuntime();
        Optional<Duration> second = meeting.second().cpuRealtimeRuntime();
        if (meeting.agree(CPU_REALTIME_PERIOD)) {
            meeting.decide(CPU_REALTIME_PERIOD, Answer.of(meeting.first().cpuRealtimePeriod()));
            meeting.decide(
                    CPU_REALTIME_RUNTIME,
                    Answer.of(first.flatMap(one -> second.map(other -> one.compareTo(other) <= 0 ? one : other))));
        } else if (first.isPresent() && second.isPresent()) {
            meeting.dispute(
                    CPU_REALTIME_PERIOD,
                    "realtime time by another period is another budget",
                    "give one period in both layers");
        }
    }
}
