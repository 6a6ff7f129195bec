package dev.hasp.control;

/**
 * The block I/O weight of one device for a container.
 *
 * @param path the block device on the host, such as {@code /dev/sda}
 * @param weight relative share, 10 to 1000
 */
public record DeviceWeight(String path, int weight) {

    public DeviceWeight {
        Text.absolutePath("device", path);
    }
}
