package dev.hasp.control;

/**
 * What a container may do with a device: a set of read, write and mknod.
 *
 * @param read open for reading
 * @param write open for writing
 * @param mknod make a node for it
 */
public record DeviceAccess(boolean read, boolean write, boolean mknod) {

    /** Read, write and mknod. */
    public static final DeviceAccess ALL = new DeviceAccess(true, true, true);

    /** Read and write. */
    public static final DeviceAccess READ_WRITE = new DeviceAccess(true, true, false);

    /** Read only. */
    public static final DeviceAccess READ = new DeviceAccess(true, false, false);

    public DeviceAccess {
        if (!read && !write && !mknod) {
            throw new MalformedValueException("device access", "", "permits nothing", "expected letters of rwm");
        }
    }

    /** Reads letters of {@code rwm}, each at most once. */
    public static DeviceAccess parse(String text) {
        if (!text.matches("(?!.*(.).*\\1)[rwm]{1,3}")) {
            throw new MalformedValueException(
                    "device access", text, "is no set of rwm", "expected each letter at most once, such as rw");
        }
        return new DeviceAccess(text.contains("r"), text.contains("w"), text.contains("m"));
    }

    @Override
    public String toString() {
        return (read ? "r" : "") + (write ? "w" : "") + (mknod ? "m" : "");
    }
}
