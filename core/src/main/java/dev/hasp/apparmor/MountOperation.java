package dev.hasp.apparmor;

/** What is done to a mount. */
public enum MountOperation {
    MOUNT,
    REMOUNT,
    UMOUNT
}
