package dev.hasp.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Controls;
import dev.hasp.control.DeviceBandwidth;
import dev.hasp.control.DeviceIops;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.DiskLimits;
import dev.hasp.effective.Limit;
import dev.hasp.engine.EngineLimit;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiskMeaningTest {

    private static final SecurityProfile LIMITED = SecurityProfile.builder()
            .blkioWeight(500)
            .deviceReadBps(new DeviceBandwidth("/dev/sda", ByteSize.mebibytes(1)))
            .deviceWriteIops(new DeviceIops("/dev/sda", 200), new DeviceIops("/dev/sdb", 300))
            .build();

    @Test
    void gathers_the_limits_of_each_device() {
        Means means = Means.of(LIMITED, Means.old());

        Limit none = Limit.unlimited();
        assertThat(means.get(Aspects.DISK_LIMITS).orElseThrow())
                .isEqualTo(Map.of(
                        "/dev/sda", new DiskLimits(Limit.of(1 << 20), none, none, Limit.of(200)),
                        "/dev/sdb", new DiskLimits(none, none, none, Limit.of(300))));
        assertThat(means.get(Aspects.DISK_WEIGHT)).contains(500);
    }

    @Test
    void loses_what_the_kernel_does_not_offer() {
        Means throttle = Means.of(LIMITED, Means.without(Means.old(), EngineLimit.BLKIO_THROTTLE));
        Means weight = Means.of(LIMITED, Means.without(Means.old(), EngineLimit.BLKIO_WEIGHT));

        assertThat(throttle.get(Aspects.DISK_LIMITS).orElseThrow()).isEmpty();
        assertThat(throttle.codes(Controls.DEVICE_READ_BPS)).containsExactly("blkio-throttle-discarded");
        assertThat(throttle.codes(Controls.DEVICE_WRITE_IOPS)).containsExactly("blkio-throttle-discarded");
        assertThat(throttle.codes(Controls.DEVICE_WRITE_BPS)).isEmpty();
        assertThat(weight.get(Aspects.DISK_WEIGHT)).isEmpty();
        assertThat(weight.codes(Controls.BLKIO_WEIGHT)).containsExactly("blkio-weight-discarded");
    }

    @Test
    void knows_that_version_1_lets_buffered_writes_pass() {
        assertThat(Means.of(LIMITED, Means.old()).codes(Controls.DEVICE_WRITE_IOPS))
                .containsExactly("write-throttle-misses-buffered");
        assertThat(Means.of(LIMITED, Means.old()).codes(Controls.DEVICE_READ_BPS))
                .isEmpty();
        assertThat(Means.of(LIMITED, Means.recent()).codes(Controls.DEVICE_WRITE_IOPS))
                .isEmpty();
    }

    @Test
    void does_not_know_limits_that_may_not_be_enforced() {
        Means means = Means.of(LIMITED, Means.unknown(Means.old(), EngineLimit.BLKIO_THROTTLE));

        assertThat(means.get(Aspects.DISK_LIMITS)).isEmpty();
        assertThat(means.codes(Controls.DEVICE_READ_BPS)).containsExactly("limit-enforcement-unknown");
    }

    @Test
    void limits_nothing_where_nothing_is_asked_for() {
        Means means = Means.of(SecurityProfile.builder().build(), Means.old());

        assertThat(means.get(Aspects.DISK_LIMITS).orElseThrow()).isEmpty();
        assertThat(means.get(Aspects.DISK_WEIGHT)).isEmpty();
    }
}
