package dev.hasp.explain;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Controls;
import dev.hasp.control.CpuQuota;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How much processor time the container may use, and where. */
final class ProcessorSentences {

    private static final Duration DEFAULT_PERIOD = Duration.ofMillis(100);

    static final List<Sentence<?>> ALL = List.of(
            Sentence.of(
                            Controls.CPUS,
                            cpus -> "may use at most the time of " + cpus
                                    + (cpus.nano() == 1_000_000_000L ? " CPU" : " CPUs"))
                    .open(ProcessorSentences::openCpus),
            Sentence.of(Controls.CPU_PERIOD, period -> "has its processor time counted every " + Plain.time(period)),
            Sentence.of(Controls.CPU_QUOTA, (quota, profile) -> Phrase.of(quota(quota, profile))),
            Sentence.of(
                    Controls.CPU_SHARES,
                    shares -> "weighs " + shares
                            + " against the 1024 of others when processors are busy; no limit otherwise"),
            Sentence.of(Controls.CPUSET_CPUS, set -> "runs on these CPUs alone: " + set),
            Sentence.of(Controls.CPUSET_MEMS, set -> "uses the memory of these nodes alone: " + set),
            Sentence.of(
                    Controls.CPU_REALTIME_PERIOD,
                    period -> "has its realtime budget counted every " + Plain.time(period) + ", on cgroup v1 alone"),
            Sentence.of(
                    Controls.CPU_REALTIME_RUNTIME,
                    time -> "may run " + Plain.time(time) + " of realtime scheduling per period, on cgroup v1 alone"));

    private ProcessorSentences() {}

    private static Optional<Phrase> openCpus(SecurityProfile profile) {
        if (profile.cpuQuota().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Phrase.of(
                profile.cpusetCpus().isPresent()
                        ? "may use all the time of the CPUs it runs on"
                        : "may use the time of all of the host's CPUs"));
    }

    private static String quota(CpuQuota quota, SecurityProfile profile) {
        return quota.time()
                .map(time -> "may use at most " + Plain.time(time) + " of processor time in every "
                        + Plain.time(profile.cpuPeriod().orElse(DEFAULT_PERIOD)))
                .orElse("may use processor time without a quota");
    }
}
