package dev.hasp.witness;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.DiskLimits;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Limit;
import java.util.Optional;

/**
 * Using a block device at some rate.
 *
 * @param device the device, as policies name it
 * @param kind what is counted
 * @param perSecond how much in a second
 */
public record UsesDisk(String device, Kind kind, long perSecond) implements Witness {

    /** What is counted. */
    public enum Kind {
        /** Bytes read. */
        BYTES_READ("read %d bytes", "from"),
        /** Bytes written. */
        BYTES_WRITTEN("write %d bytes", "to"),
        /** Reads. */
        READS("read %d times", "from"),
        /** Writes. */
        WRITES("write %d times", "to");

        private final String words;
        private final String preposition;

        Kind(String words, String preposition) {
            this.words = words;
            this.preposition = preposition;
        }

        /** The limit of that kind. */
        public Limit of(DiskLimits limits) {
            return switch (this) {
                case BYTES_READ -> limits.readBytes();
                case BYTES_WRITTEN -> limits.writeBytes();
                case READS -> limits.reads();
                case WRITES -> limits.writes();
            };
        }
    }

    @Override
    public Aspect<?> aspect() {
        return Aspects.DISK_LIMITS;
    }

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return policy.get(Aspects.DISK_LIMITS).map(devices -> {
            DiskLimits limits = devices.get(device);
            return limits == null || perSecond <= kind.of(limits).value().orElse(Long.MAX_VALUE);
        });
    }

    @Override
    public String toString() {
        return String.format(kind.words, perSecond) + " per second " + kind.preposition + " " + Inert.of(device);
    }
}
