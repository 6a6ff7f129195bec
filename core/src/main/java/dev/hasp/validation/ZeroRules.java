package dev.hasp.validation;

import static dev.hasp.control.Controls.BLKIO_WEIGHT;
import static dev.hasp.control.Controls.BLKIO_WEIGHT_DEVICES;
import static dev.hasp.control.Controls.CPU_PERIOD;
import static dev.hasp.control.Controls.CPU_QUOTA;
import static dev.hasp.control.Controls.CPU_REALTIME_PERIOD;
import static dev.hasp.control.Controls.CPU_REALTIME_RUNTIME;
import static dev.hasp.control.Controls.CPU_SHARES;
import static dev.hasp.control.Controls.DEVICE_READ_BPS;
import static dev.hasp.control.Controls.DEVICE_READ_IOPS;
import static dev.hasp.control.Controls.DEVICE_WRITE_BPS;
import static dev.hasp.control.Controls.DEVICE_WRITE_IOPS;
import static dev.hasp.control.Controls.KERNEL_MEMORY_TCP;
import static dev.hasp.control.Controls.MEMORY;
import static dev.hasp.control.Controls.MEMORY_RESERVATION;
import static dev.hasp.control.Controls.MEMORY_SWAP;
import static dev.hasp.control.Controls.SHM_SIZE;
import static dev.hasp.control.Controls.TMPFS;
import static dev.hasp.validation.Rule.error;

import dev.hasp.control.ByteSize;
import dev.hasp.control.Control;
import dev.hasp.control.DeviceBandwidth;
import dev.hasp.control.DeviceIops;
import java.util.List;

/** Numbers that read as "nothing at all" and mean "not set" (Docker Engine API, omitted and zero are the same). */
final class ZeroRules {

    private static final ByteSize NOTHING = ByteSize.of(0);

    static final List<Rule> ALL = List.of(error(
            "zero-is-no-limit", "leave it out to set no limit, or give the least that is accepted", ZeroRules::zero));

    private ZeroRules() {}

    /** Docker Engine API, Resources; tmpfs(5) for size. */
    private static void zero(Asked asked, Rule.Found found) {
        for (Control<ByteSize> size : List.of(MEMORY, MEMORY_RESERVATION, KERNEL_MEMORY_TCP, SHM_SIZE)) {
            report(asked, found, size, asked.get(size).filter(NOTHING::equals).isPresent());
        }
        report(
                asked,
                found,
                MEMORY_SWAP,
                asked.memorySwap().filter(swap -> swap.bytes() == 0).isPresent());
        report(
                asked,
                found,
                CPU_QUOTA,
                asked.cpuQuota().filter(quota -> quota.micros() == 0).isPresent());
        for (var time : List.of(CPU_PERIOD, CPU_REALTIME_PERIOD, CPU_REALTIME_RUNTIME)) {
            report(asked, found, time, asked.get(time).filter(t -> t.isZero()).isPresent());
        }
        for (Control<Integer> number : List.of(CPU_SHARES, BLKIO_WEIGHT)) {
            report(asked, found, number, asked.get(number).filter(n -> n == 0).isPresent());
        }
        asked.each(BLKIO_WEIGHT_DEVICES).stream()
                .filter(weight -> weight.weight() == 0)
                .forEach(weight -> item(asked, found, BLKIO_WEIGHT_DEVICES, weight.path()));
        for (Control<List<DeviceBandwidth>> rate : List.of(DEVICE_READ_BPS, DEVICE_WRITE_BPS)) {
            asked.each(rate).stream()
                    .filter(limit -> limit.perSecond().equals(NOTHING))
                    .forEach(limit -> item(asked, found, rate, limit.path()));
        }
        for (Control<List<DeviceIops>> rate : List.of(DEVICE_READ_IOPS, DEVICE_WRITE_IOPS)) {
            asked.each(rate).stream()
                    .filter(limit -> limit.perSecond() == 0)
                    .forEach(limit -> item(asked, found, rate, limit.path()));
        }
        asked.each(TMPFS).stream()
                .filter(tmpfs -> tmpfs.size().filter(NOTHING::equals).isPresent())
                .forEach(tmpfs -> item(asked, found, TMPFS, tmpfs.target()));
    }

    private static void report(Asked asked, Rule.Found found, Control<?> control, boolean zero) {
        if (zero) {
            found.at(control, asked.say(control, 0) + " is not set at all to the engine");
        }
    }

    private static void item(Asked asked, Rule.Found found, Control<?> control, String which) {
        found.at(control, asked.say(control, which) + " is limited to 0, which is no limit");
    }
}
