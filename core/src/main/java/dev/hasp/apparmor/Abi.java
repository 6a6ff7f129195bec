package dev.hasp.apparmor;

/**
 * Which rules the kernel enforces. A profile that names none follows the newest that the kernel has, so that an update of
 * the kernel changes what it means (containerd issue 12726).
 */
public enum Abi {
    /** {@code abi/3.0}: everything but the rules below; network rules cover Unix sockets. */
    V3_0("abi/3.0"),
    /** {@code abi/4.0}: also user namespaces, io_uring and message queues. */
    V4_0("abi/4.0");

    private final String file;

    Abi(String file) {
        this.file = file;
    }

    /** The file's name below {@code /etc/apparmor.d}. */
    public String file() {
        return file;
    }
}
