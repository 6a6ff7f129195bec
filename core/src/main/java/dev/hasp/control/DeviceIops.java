package dev.hasp.control;

/**
 * How many operations per second a container may read from or write to one device.
 *
 * @param path the block device on the host, such as {@code /dev/sda}
 * @param perSecond at most this many operations per second
 */
public record DeviceIops(String path, long perSecond) {

    public DeviceIops {
        Text.absolutePath("device", path);
        if (perSecond < 0) {
            throw new MalformedValueException(
                    "operations per second", Long.toString(perSecond), "is negative", "expected 0 or more");
        }
    }
}
