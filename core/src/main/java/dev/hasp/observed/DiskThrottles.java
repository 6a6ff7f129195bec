package dev.hasp.observed;

import dev.hasp.effective.DiskLimits;
import dev.hasp.effective.Limit;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Limits of block devices, collected from several files.
 *
 * @param byDevice the limits by {@code major:minor}
 */
record DiskThrottles(Map<String, Map<DiskThrottles.Kind, Limit>> byDevice) {

    /** What is limited, with the names that the kernel has for it. */
    enum Kind {
        READ_BYTES("blkio.throttle.read_bps_device", "rbps"),
        WRITE_BYTES("blkio.throttle.write_bps_device", "wbps"),
        READS("blkio.throttle.read_iops_device", "riops"),
        WRITES("blkio.throttle.write_iops_device", "wiops");

        private final String version1;
        private final String version2;

        Kind(String version1, String version2) {
            this.version1 = version1;
            this.version2 = version2;
        }

        /** The file of version 1. */
        String version1() {
            return version1;
        }
    }

    private static final Pattern DEVICE = Pattern.compile("[0-9]{1,9}:[0-9]{1,9}");

    /** A file of version 1: a device and a number on each line. */
    DiskThrottles version1(Kind kind, String text) {
        return with(
                (devices, words) -> {
                    if (words.length != 2) {
                        throw new NotUnderstood("a device and a number", text);
                    }
                    devices.put(kind, Limit.of(Numbers.natural(words[1])));
                },
                text);
    }

    /** {@code io.max}: a device and its limits on each line. */
    static DiskThrottles version2(String text) {
        return new DiskThrottles(new TreeMap<>())
                .with(
                        (devices, words) -> {
                            for (int i = 1; i < words.length; i++) {
                                for (Kind kind : Kind.values()) {
                                    if (words[i].startsWith(kind.version2 + "=")) {
                                        devices.put(
                                                kind,
                                                Numbers.limit("max", words[i].substring(kind.version2.length() + 1)));
                                    }
                                }
                            }
                        },
                        text);
    }

    private interface Line {
        void put(Map<Kind, Limit> device, String[] words);
    }

    private DiskThrottles with(Line meaning, String text) {
        Map<String, Map<Kind, Limit>> all = new TreeMap<>(byDevice);
        for (String line : text.lines().toList()) {
            String[] words = line.split(" ", -1);
            if (!DEVICE.matcher(words[0]).matches()) {
                throw new NotUnderstood("a device", line);
            }
            Map<Kind, Limit> device = new EnumMap<>(Kind.class);
            device.putAll(all.getOrDefault(words[0], Map.of()));
            meaning.put(device, words);
            all.put(words[0], device);
        }
        return new DiskThrottles(all);
    }

    SortedMap<String, DiskLimits> limits() {
        SortedMap<String, DiskLimits> limits = new TreeMap<>();
        byDevice.forEach((device, kinds) -> limits.put(
                device,
                new DiskLimits(
                        kinds.getOrDefault(Kind.READ_BYTES, Limit.unlimited()),
                        kinds.getOrDefault(Kind.WRITE_BYTES, Limit.unlimited()),
                        kinds.getOrDefault(Kind.READS, Limit.unlimited()),
                        kinds.getOrDefault(Kind.WRITES, Limit.unlimited()))));
        return limits;
    }
}
