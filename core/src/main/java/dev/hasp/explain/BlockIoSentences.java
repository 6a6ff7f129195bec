package dev.hasp.explain;

import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.DeviceBandwidth;
import dev.hasp.control.DeviceIops;
import java.util.List;

/** How much of the host's disks the container may take. */
final class BlockIoSentences {

    static final List<Sentence<?>> ALL = List.of(
            Sentence.of(
                    Controls.BLKIO_WEIGHT,
                    weight -> "weighs " + weight + " of 10 to 1000 against others for disk time, where the kernel's"
                            + " scheduler knows weights"),
            Sentence.list(
                    Controls.BLKIO_WEIGHT_DEVICES,
                    "weighs this much against others for the time of these disks",
                    "has no weight of its own for any disk",
                    device -> Plain.quoted(device.path()) + ": " + device.weight() + " of 10 to 1000"),
            bandwidth(Controls.DEVICE_READ_BPS, "may read this fast", "reads at any speed"),
            bandwidth(Controls.DEVICE_WRITE_BPS, "may write this fast", "writes at any speed"),
            operations(Controls.DEVICE_READ_IOPS, "may read this often", "reads as often as it likes"),
            operations(Controls.DEVICE_WRITE_IOPS, "may write this often", "writes as often as it likes"));

    private BlockIoSentences() {}

    private static Sentence<?> bandwidth(Control<List<DeviceBandwidth>> control, String sentence, String whenEmpty) {
        return Sentence.list(
                control,
                sentence,
                whenEmpty,
                limit -> Plain.quoted(limit.path()) + ": at most " + Plain.size(limit.perSecond()) + " a second");
    }

    private static Sentence<?> operations(Control<List<DeviceIops>> control, String sentence, String whenEmpty) {
        return Sentence.list(
                control,
                sentence,
                whenEmpty,
                limit -> Plain.quoted(limit.path()) + ": at most " + Plain.count(limit.perSecond(), "time")
                        + " a second");
    }
}
