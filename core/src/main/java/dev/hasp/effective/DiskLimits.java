package dev.hasp.effective;

/**
 * What a container may do with one block device.
 *
 * @param readBytes bytes read per second
 * @param writeBytes bytes written per second
 * @param reads reads per second
 * @param writes writes per second
 */
public record DiskLimits(Limit readBytes, Limit writeBytes, Limit reads, Limit writes) {}
