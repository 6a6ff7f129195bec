package dev.hasp.meaning;

import static dev.hasp.control.Controls.BLKIO_WEIGHT;
import static dev.hasp.control.Controls.BLKIO_WEIGHT_DEVICES;
import static dev.hasp.control.Controls.DEVICE_READ_BPS;
import static dev.hasp.control.Controls.DEVICE_READ_IOPS;
import static dev.hasp.control.Controls.DEVICE_WRITE_BPS;
import static dev.hasp.control.Controls.DEVICE_WRITE_IOPS;

import dev.hasp.control.Control;
import dev.hasp.control.DeviceBandwidth;
import dev.hasp.control.DeviceIops;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.DiskLimits;
import dev.hasp.effective.Limit;
import dev.hasp.effective.Reason;
import dev.hasp.engine.CgroupVersion;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** How much of the disks' time it has (moby {@code getBlkio*Devices}, Linux {@code blkio-controller}). */
final class DiskMeaning implements Meaning {

    private static final DiskLimits NONE =
            new DiskLimits(Limit.unlimited(), Limit.unlimited(), Limit.unlimited(), Limit.unlimited());

    private static final List<Control<?>> THROTTLES =
            List.of(DEVICE_READ_BPS, DEVICE_WRITE_BPS, DEVICE_READ_IOPS, DEVICE_WRITE_IOPS);

    private static final EngineCode BUFFERED_WRITES = new EngineCode(
            "write-throttle-misses-buffered",
            Effect.WEAKENED,
            "on cgroup v1 the kernel writes buffered data back in the name of the host, and throttles what a container"
                    + " writes directly or waits for alone",
            "use a host with cgroup v2",
            "Linux cgroup-v1 blkio-controller; 24 MiB at once under 1 MiB per second, seen on 20.10.24");

    static final List<EngineCode> CODES = List.of(BUFFERED_WRITES);

    @Override
    public void of(Derivation derivation) {
        weight(derivation);
        limits(derivation);
    }

    private static void weight(Derivation derivation) {
        Enforcement enforcement = Enforcement.of(derivation.engine(), EngineLimit.BLKIO_WEIGHT);
        Optional<Integer> asked = derivation.blkioWeight();
        enforcement.report(derivation, BLKIO_WEIGHT);
        if (!derivation.each(BLKIO_WEIGHT_DEVICES).isEmpty()) {
            enforcement.report(derivation, BLKIO_WEIGHT_DEVICES);
        }
        Reason host = Reason.of("the default of the disk's scheduler, which the engine does not tell");
        if (asked.isPresent() && enforcement.isEnforced()) {
            derivation.mean(Aspects.DISK_WEIGHT, asked.get(), derivation.asked(BLKIO_WEIGHT), enforcement.reason());
        } else if (asked.isPresent()) {
            derivation.unknown(Aspects.DISK_WEIGHT, derivation.asked(BLKIO_WEIGHT), enforcement.reason(), host);
        } else {
            derivation.unknown(Aspects.DISK_WEIGHT, derivation.engineDefault(), host);
        }
    }

    private static void limits(Derivation derivation) {
        SortedMap<String, DiskLimits> limits = asked(derivation);
        if (limits.isEmpty()) {
            derivation.mean(Aspects.DISK_LIMITS, limits, derivation.engineDefault());
            return;
        }
        Enforcement enforcement = Enforcement.of(derivation.engine(), EngineLimit.BLKIO_THROTTLE);
        List<Reason> reasons = new ArrayList<>();
        for (Control<?> control : THROTTLES) {
            if (derivation
                    .get(control)
                    .filter(asked -> !asked.equals(List.of()))
                    .isPresent()) {
                reasons.add(derivation.asked(control));
                enforcement.report(derivation, control);
                buffered(derivation, control, enforcement);
            }
        }
        reasons.add(enforcement.reason());
        if (enforcement.isEnforced()) {
            derivation.mean(Aspects.DISK_LIMITS, limits, reasons);
        } else if (enforcement.isLost()) {
            derivation.mean(Aspects.DISK_LIMITS, new TreeMap<>(), reasons);
        } else {
            derivation.unknown(Aspects.DISK_LIMITS, reasons.toArray(Reason[]::new));
        }
    }

    private static void buffered(Derivation derivation, Control<?> control, Enforcement enforcement) {
        boolean writes = control == DEVICE_WRITE_BPS || control == DEVICE_WRITE_IOPS;
        if (writes
                && enforcement.isEnforced()
                && derivation.engine().cgroupVersion().equals(Optional.of(CgroupVersion.V1))) {
            derivation.find(BUFFERED_WRITES, control);
        }
    }

    private static SortedMap<String, DiskLimits> asked(Derivation derivation) {
        SortedMap<String, DiskLimits> limits = new TreeMap<>();
        for (DeviceBandwidth rate : derivation.each(DEVICE_READ_BPS)) {
            Limit most = most(rate.perSecond().bytes());
            with(limits, rate.path(), old -> new DiskLimits(most, old.writeBytes(), old.reads(), old.writes()));
        }
        for (DeviceBandwidth rate : derivation.each(DEVICE_WRITE_BPS)) {
            Limit most = most(rate.perSecond().bytes());
            with(limits, rate.path(), old -> new DiskLimits(old.readBytes(), most, old.reads(), old.writes()));
        }
        for (DeviceIops rate : derivation.each(DEVICE_READ_IOPS)) {
            Limit most = most(rate.perSecond());
            with(limits, rate.path(), old -> new DiskLimits(old.readBytes(), old.writeBytes(), most, old.writes()));
        }
        for (DeviceIops rate : derivation.each(DEVICE_WRITE_IOPS)) {
            Limit most = most(rate.perSecond());
            with(limits, rate.path(), old -> new DiskLimits(old.readBytes(), old.writeBytes(), old.reads(), most));
        }
        return limits;
    }

    private static void with(SortedMap<String, DiskLimits> limits, String path, UnaryOperator<DiskLimits> change) {
        limits.put(path, change.apply(limits.getOrDefault(path, NONE)));
    }

    /** Linux tg_set_conf: 0 takes the limit away. */
    private static Limit most(long perSecond) {
        return perSecond == 0 ? Limit.unlimited() : Limit.of(perSecond);
    }
}
