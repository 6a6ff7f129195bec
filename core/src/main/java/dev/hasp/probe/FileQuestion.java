package dev.hasp.probe;

import java.util.ArrayList;
import java.util.List;

/**
 * A file to ask about.
 *
 * @param kind what is asked
 * @param path the file
 * @param room the most bytes that come home
 */
record FileQuestion(Kind kind, String path, int room) {

    /** What is asked of a file. */
    enum Kind {
        /** Its text: open, read, close. */
        TEXT,
        /** Where the link points. */
        LINK,
        /** What is in the directory: open, list, close. */
        NAMES,
        /** What it is by itself, as {@code lstat(2)} says. */
        STATUS
    }

    private static final int AT_FDCWD = -100;
    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    /** O_RDONLY, O_NOCTTY, O_NONBLOCK, O_CLOEXEC: the same on every machine that a probe runs on. */
    private static final int OPEN_FLAGS = 0x100 | 0x800 | 0x80000;

    private static final int STATUS_ROOM = 256;
    private static final int LINK_ROOM = 4096;
    private static final int LARGE = 0x40000;
    private static final int MIDDLE = 0x4000;
    private static final int SMALL = 0x1000;
    /** Files of more than a page. */
    private static final List<String> MIDDLE_TEXTS =
            List.of("/proc/self/status", "/proc/self/limits", "/proc/self/cgroup", "/proc/cmdline");

    static FileQuestion text(String path) {
        int room = path.endsWith("/mountinfo") || path.endsWith("/mounts") || path.equals(HostAppArmor.TARGET)
                ? LARGE
                : MIDDLE_TEXTS.contains(path) || path.endsWith("/devices.list") ? MIDDLE : SMALL;
        return new FileQuestion(Kind.TEXT, path, room);
    }

    static FileQuestion link(String path) {
        return new FileQuestion(Kind.LINK, path, LINK_ROOM);
    }

    static FileQuestion names(String path) {
        return new FileQuestion(Kind.NAMES, path, path.startsWith("/dev") || path.equals("/proc") ? LARGE : MIDDLE);
    }

    static FileQuestion status(String path) {
        return new FileQuestion(Kind.STATUS, path, STATUS_ROOM);
    }

    /** How many records it takes. */
    int size() {
        return kind == Kind.TEXT || kind == Kind.NAMES ? 3 : 1;
    }

    /** Its records, given where its path and its buffer are in memory. */
    List<CallRecord> records(MachineCode machine, long pathAddress, long buffer) {
        List<CallRecord> records = new ArrayList<>();
        switch (kind) {
            case LINK ->
                records.add(CallRecord.of(
                        machine.number("readlinkat"), CallRecord.PLAIN, AT_FDCWD, pathAddress, buffer, room));
            case STATUS ->
                records.add(CallRecord.of(
                        machine.number("newfstatat"),
                        CallRecord.PLAIN,
                        AT_FDCWD,
                        pathAddress,
                        buffer,
                        AT_SYMLINK_NOFOLLOW));
            case TEXT, NAMES -> {
                String call = kind == Kind.TEXT ? "read" : "getdents64";
                records.add(
                        CallRecord.of(machine.number("openat"), CallRecord.KEEP, AT_FDCWD, pathAddress, OPEN_FLAGS, 0));
                records.add(CallRecord.of(machine.number(call), CallRecord.USE | CallRecord.AGAIN, 0, buffer, room));
                records.add(CallRecord.of(machine.number("close"), CallRecord.USE, 0));
            }
        }
        return records;
    }
}
