package dev.hasp.testing;

import dev.hasp.control.ByteSize;
import dev.hasp.control.CpuQuota;
import dev.hasp.control.CpuSet;
import dev.hasp.control.Cpus;
import dev.hasp.control.DeviceBandwidth;
import dev.hasp.control.DeviceIops;
import dev.hasp.control.DeviceWeight;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.Ulimit;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Values of the controls that limit memory, processor time, disks and processes. */
final class LimitArbitraries {

    private LimitArbitraries() {}

    static Arbitrary<ByteSize> size() {
        return Arbitraries.oneOf(
                        Arbitraries.longs().between(0, 64L << 30),
                        Arbitraries.longs().between(6, 4096).map(mib -> mib << 20),
                        Arbitraries.of(0L, 1L, 1023L, 1024L, 6L << 20, (6L << 20) - 1, Long.MAX_VALUE))
                .map(ByteSize::of);
    }

    static Arbitrary<SwapLimit> swap() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, size().map(SwapLimit::of)), Tuple.of(1, Arbitraries.just(SwapLimit.unlimited())));
    }

    static Arbitrary<PidsLimit> pids() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(1, 1L << 22).map(PidsLimit::of), Arbitraries.just(PidsLimit.unlimited()));
    }

    static Arbitrary<Cpus> cpus() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(1, 128_000_000_000L).map(Cpus::new),
                Arbitraries.integers().between(1, 64).map(tenths -> new Cpus(tenths * 100_000_000L)));
    }

    static Arbitrary<Duration> micros() {
        return Arbitraries.longs().between(0, 2_000_000).map(us -> Duration.ofNanos(us * 1000));
    }

    static Arbitrary<CpuQuota> quota() {
        return Arbitraries.oneOf(micros().map(CpuQuota::of), Arbitraries.just(CpuQuota.unlimited()));
    }

    static Arbitrary<CpuSet> cpuset() {
        return Arbitraries.integers()
                .between(0, 70)
                .set()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(numbers -> CpuSet.parse(
                        String.join(",", numbers.stream().map(String::valueOf).toList())));
    }

    static Arbitrary<List<Ulimit>> ulimits() {
        return ulimit().list().ofMaxSize(4).uniqueElements(Ulimit::name);
    }

    static Arbitrary<Ulimit> ulimit() {
        return Combinators.combine(
                        Arbitraries.of(Ulimit.NAMES),
                        Arbitraries.longs().between(-1, 1L << 40),
                        Arbitraries.longs().between(-1, 1L << 40))
                .as((name, a, b) -> {
                    long low = Math.min(a, b);
                    long high = Math.max(a, b);
                    return low == Ulimit.UNLIMITED
                            ? Ulimit.of(name, high, Ulimit.UNLIMITED)
                            : Ulimit.of(name, low, high);
                });
    }

    static Arbitrary<DeviceWeight> deviceWeight() {
        return Combinators.combine(device(), Arbitraries.integers().between(10, 1000))
                .as(DeviceWeight::new);
    }

    static Arbitrary<DeviceBandwidth> bandwidth() {
        return Combinators.combine(device(), size()).as(DeviceBandwidth::new);
    }

    static Arbitrary<DeviceIops> iops() {
        return Combinators.combine(device(), Arbitraries.longs().between(0, 1L << 40))
                .as(DeviceIops::new);
    }

    static Arbitrary<String> device() {
        return Arbitraries.of("/dev/sda", "/dev/vda", "/dev/nvme0n1", "/dev/mapper/vg-lv");
    }
}
