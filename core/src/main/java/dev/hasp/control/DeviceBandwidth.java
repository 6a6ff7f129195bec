package dev.hasp.control;

/**
 * How many bytes per second a container may read from or write to one device.
 *
 * @param path the block device on the host, such as {@code /dev/sda}
 * @param perSecond at most this many bytes per second
 */
public record DeviceBandwidth(String path, ByteSize perSecond) {

    public DeviceBandwidth {
        Text.absolutePath("device", path);
    }
}
