package dev.hasp.control;

/**
 * A device of the host, made and permitted in the container. A directory stands for every device below it.
 *
 * @param source the path on the host
 * @param target the path in the container
 * @param access what the container may do with it
 */
public record Device(String source, String target, DeviceAccess access) {

    public Device {
        path(source);
        path(target);
    }

    /** A device at the same path, with read and write access. */
    public static Device of(String path) {
        return new Device(path, path, DeviceAccess.READ_WRITE);
    }

    /** Reads Docker's {@code /host[:/container][:rwm]}; without letters all three are meant, as there. */
    public static Device parse(String text) {
        String[] parts = text.split(":", -1);
        boolean accessLast = parts.length > 1 && !parts[parts.length - 1].startsWith("/");
        DeviceAccess access = accessLast ? DeviceAccess.parse(parts[parts.length - 1]) : DeviceAccess.ALL;
        int paths = parts.length - (accessLast ? 1 : 0);
        if (paths > 2) {
            throw new MalformedValueException("device", text, "has too many parts", "expected /host:/container:rwm");
        }
        return new Device(parts[0], parts[paths - 1], access);
    }

    private static void path(String path) {
        Text.absolutePath("device", path);
        if (path.indexOf(':') >= 0) {
            throw new MalformedValueException("device", path, "contains a colon", "the docker command splits there");
        }
    }

    /** Docker's spelling, complete. */
    @Override
    public String toString() {
        return source + ":" + target + ":" + access;
    }
}
