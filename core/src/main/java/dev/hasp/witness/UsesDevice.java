package dev.hasp.witness;

import dev.hasp.control.DeviceAccess;
import dev.hasp.control.DeviceCgroupRule;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import java.util.Optional;

/**
 * Using a device, if a node for it exists and its owner and mode permit.
 *
 * @param block whether it is a block device, and not a character device
 * @param major the driver's number
 * @param minor the device's number
 * @param use how
 */
public record UsesDevice(boolean block, long major, long minor, Use use) implements Witness {

    /** The ways to use a device that the device cgroup knows. */
    public enum Use {
        /** Open it for reading. */
        READ("read"),
        /** Open it for writing. */
        WRITE("write to"),
        /** Make a node for it. */
        MAKE_NODE("make a node for");

        private final String words;

        Use(String words) {
            this.words = words;
        }

        /** Whether an access has it. */
        public boolean isIn(DeviceAccess access) {
            return switch (this) {
                case READ -> access.read();
                case WRITE -> access.write();
                case MAKE_NODE -> access.mknod();
            };
        }
    }

    @Override
    public Aspect<?> aspect() {
        return Aspects.DEVICE_RULES;
    }

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return policy.get(Aspects.DEVICE_RULES).map(rules -> rules.stream().anyMatch(this::isPermittedBy));
    }

    private boolean isPermittedBy(DeviceCgroupRule rule) {
        DeviceCgroupRule.Type other = block ? DeviceCgroupRule.Type.CHARACTER : DeviceCgroupRule.Type.BLOCK;
        return rule.type() != other
                && rule.major().orElse(major) == major
                && rule.minor().orElse(minor) == minor
                && use.isIn(rule.access());
    }

    @Override
    public String toString() {
        return use.words + " " + (block ? "block" : "character") + " device " + major + ":" + minor;
    }
}
