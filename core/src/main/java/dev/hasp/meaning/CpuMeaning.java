package dev.hasp.meaning;

import static dev.hasp.control.Controls.CPUS;
import static dev.hasp.control.Controls.CPUSET_CPUS;
import static dev.hasp.control.Controls.CPUSET_MEMS;
import static dev.hasp.control.Controls.CPU_PERIOD;
import static dev.hasp.control.Controls.CPU_QUOTA;
import static dev.hasp.control.Controls.CPU_SHARES;

import dev.hasp.control.Control;
import dev.hasp.control.CpuQuota;
import dev.hasp.control.CpuSet;
import dev.hasp.control.Cpus;
import dev.hasp.control.Micros;
import dev.hasp.effective.AllOfHost;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.CpuTime;
import dev.hasp.effective.Limit;
import dev.hasp.effective.Reason;
import dev.hasp.engine.CgroupVersion;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How much processor time it has, and where (moby {@code getCPUResources}, Linux {@code sched-bwc}, cpuset(7)). */
final class CpuMeaning implements Meaning {

    /** Linux default_cfs_period. */
    private static final long USUAL_PERIOD = 100_000;

    private static final int USUAL_SHARES = 1024;

    private static final EngineCode SHARES_CONVERTED = new EngineCode(
            "cpu-shares-converted",
            Effect.CHANGED,
            "cgroup v2 has weights, and runc before 1.3.2 turns shares into ones that are too small beside"
                    + " containers without shares: 1024 becomes 39, where nothing asked for means 100",
            "give every container shares, or none",
            "runc ConvertCPUSharesToCgroupV2Value; seen with runc 1.1 and 1.3.6");

    static final List<EngineCode> CODES = List.of(SHARES_CONVERTED);

    @Override
    public void of(Derivation derivation) {
        time(derivation);
        weight(derivation);
        processors(derivation);
        nodes(derivation);
        RealtimeMeaning.of(derivation);
    }

    private static void time(Derivation derivation) {
        Optional<Control<?>> control = timeControl(derivation);
        if (control.isEmpty()) {
            derivation.mean(Aspects.CPU_TIME, new CpuTime(Limit.unlimited(), USUAL_PERIOD), derivation.engineDefault());
            return;
        }
        CpuTime asked = asked(derivation);
        EngineFacts engine = derivation.engine();
        Enforcement enforcement = Enforcement.of(engine, EngineLimit.CPU_QUOTA);
        if (derivation.cpus().isPresent() && enforcement.isLost() && !Enforcement.hasNoDriver(engine)) {
            derivation.unknown(
                    Aspects.CPU_TIME,
                    derivation.asked(CPUS),
                    enforcement.reason(),
                    Reason.of("the engine refuses cpus there and creates nothing"));
            return;
        }
        if (!asked.quota().isUnlimited() || !enforcement.isLost()) {
            enforcement.mean(
                    derivation, Aspects.CPU_TIME, control.get(), asked, new CpuTime(Limit.unlimited(), USUAL_PERIOD));
        } else {
            derivation.mean(
                    Aspects.CPU_TIME,
                    new CpuTime(Limit.unlimited(), USUAL_PERIOD),
                    derivation.asked(control.get()),
                    enforcement.reason());
        }
        if (derivation.cpuQuota().isPresent() && derivation.cpuPeriod().isPresent()) {
            enforcement.report(derivation, CPU_PERIOD);
        }
    }

    private static Optional<Control<?>> timeControl(Derivation derivation) {
        return List.<Control<?>>of(CPU_QUOTA, CPUS, CPU_PERIOD).stream()
                .filter(control -> derivation.get(control).isPresent())
                .findFirst();
    }

    /** moby getCPUResources: cpus become a quota, rounded down, and a quota that is asked for replaces it. */
    private static CpuTime asked(Derivation derivation) {
        Optional<Long> ofCpus = derivation.cpus().map(Cpus::nano).map(nano -> nano / (1_000_000_000 / USUAL_PERIOD));
        long quota =
                derivation.cpuQuota().map(CpuQuota::micros).or(() -> ofCpus).orElse(-1L);
        long period = derivation
                .cpuPeriod()
                .map(time -> micros("cpu period", time))
                .filter(time -> time > 0)
                .orElse(USUAL_PERIOD);
        return new CpuTime(quota > 0 ? Limit.of(quota) : Limit.unlimited(), period);
    }

    private static long micros(String what, Duration time) {
        return Micros.of(what, time);
    }

    private static void weight(Derivation derivation) {
        Optional<Integer> asked = derivation.cpuShares().filter(shares -> shares > 0);
        if (asked.isEmpty()) {
            derivation.mean(Aspects.CPU_WEIGHT, USUAL_SHARES, derivation.engineDefault());
            return;
        }
        Enforcement enforcement = Enforcement.of(derivation.engine(), EngineLimit.CPU_SHARES);
        if (enforcement.isEnforced() && derivation.engine().cgroupVersion().equals(Optional.of(CgroupVersion.V2))) {
            derivation.find(SHARES_CONVERTED, CPU_SHARES);
        }
        enforcement.mean(derivation, Aspects.CPU_WEIGHT, CPU_SHARES, asked.get(), USUAL_SHARES);
    }

    private static void processors(Derivation derivation) {
        Optional<CpuSet> all = derivation
                .engine()
                .processors()
                .filter(count -> count > 0)
                .map(count -> CpuSet.parse(count == 1 ? "0" : "0-" + (count - 1)));
        Optional<CpuSet> asked = derivation.cpusetCpus();
        Enforcement enforcement = Enforcement.of(derivation.engine(), EngineLimit.CPUSET);
        Reason every = Reason.of("all processors that the engine counts, unless it is kept to some itself");
        if (asked.isPresent()) {
            enforcement.report(derivation, CPUSET_CPUS);
        }
        if (asked.isPresent() && enforcement.isEnforced()) {
            derivation.mean(Aspects.CPU_LIST, asked.get(), derivation.asked(CPUSET_CPUS), enforcement.reason());
        } else if (asked.isPresent() && !enforcement.isLost()) {
            derivation.unknown(Aspects.CPU_LIST, derivation.asked(CPUSET_CPUS), enforcement.reason());
        } else if (all.isEmpty()) {
            derivation.unknown(Aspects.CPU_LIST, derivation.askedOrDefault(CPUSET_CPUS), AllOfHost.PROCESSORS);
        } else {
            derivation.mean(Aspects.CPU_LIST, all.get(), derivation.askedOrDefault(CPUSET_CPUS), every);
        }
    }

    private static void nodes(Derivation derivation) {
        Optional<CpuSet> asked = derivation.cpusetMems();
        if (asked.isEmpty()) {
            derivation.unknown(Aspects.MEMORY_NODES, derivation.engineDefault(), AllOfHost.MEMORY_NODES);
            return;
        }
        Enforcement enforcement = Enforcement.of(derivation.engine(), EngineLimit.CPUSET);
        enforcement.report(derivation, CPUSET_MEMS);
        if (enforcement.isEnforced()) {
            derivation.mean(Aspects.MEMORY_NODES, asked.get(), derivation.asked(CPUSET_MEMS), enforcement.reason());
        } else if (enforcement.isLost()) {
            derivation.unknown(
                    Aspects.MEMORY_NODES, derivation.asked(CPUSET_MEMS), enforcement.reason(), AllOfHost.MEMORY_NODES);
        } else {
            derivation.unknown(Aspects.MEMORY_NODES, derivation.asked(CPUSET_MEMS), enforcement.reason());
        }
    }
}
