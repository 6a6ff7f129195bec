package dev.hasp.control;

import java.util.StringJoiner;

/** Docker's text form of a tmpfs: {@code /path:option,option=value}. */
final class TmpfsText {

    private static final String WHAT = "tmpfs option";

    private TmpfsText() {}

    static String options(Tmpfs tmpfs) {
        StringJoiner options = new StringJoiner(",")
                .add(tmpfs.readOnly() ? "ro" : "rw")
                .add(tmpfs.executable() ? "exec" : "noexec")
                .add(tmpfs.setuid() ? "suid" : "nosuid")
                .add(tmpfs.devices() ? "dev" : "nodev");
        tmpfs.size().ifPresent(size -> options.add("size=" + size.bytes()));
        tmpfs.inodes().ifPresent(inodes -> options.add("nr_inodes=" + inodes));
        tmpfs.mode().ifPresent(mode -> options.add("mode=" + mode));
        tmpfs.uid().ifPresent(uid -> options.add("uid=" + uid));
        tmpfs.gid().ifPresent(gid -> options.add("gid=" + gid));
        return options.toString();
    }

    static Tmpfs parse(String text) {
        int colon = text.indexOf(':');
        Tmpfs.Builder tmpfs = Tmpfs.builder().target(colon < 0 ? text : text.substring(0, colon));
        if (colon >= 0 && colon + 1 < text.length()) {
            for (String option : text.substring(colon + 1).split(",", -1)) {
                read(option, tmpfs);
            }
        }
        return tmpfs.build();
    }

    private static void read(String option, Tmpfs.Builder tmpfs) {
        int equals = option.indexOf('=');
        String value = option.substring(equals + 1);
        switch (equals < 0 ? option : option.substring(0, equals)) {
            case "size" -> tmpfs.size(ByteSize.parse(value));
            case "nr_inodes" -> tmpfs.inodes(ByteSize.parse(value).bytes());
            case "mode" -> tmpfs.mode(FileMode.parse(value));
            case "uid" -> tmpfs.uid(Text.integer(WHAT, value));
            case "gid" -> tmpfs.gid(Text.integer(WHAT, value));
            default -> flag(option, tmpfs);
        }
    }

    private static void flag(String option, Tmpfs.Builder tmpfs) {
        switch (option) {
            case "rw" -> tmpfs.readOnly(false);
            case "ro" -> tmpfs.readOnly(true);
            case "exec" -> tmpfs.executable(true);
            case "noexec" -> tmpfs.executable(false);
            case "suid" -> tmpfs.setuid(true);
            case "nosuid" -> tmpfs.setuid(false);
            case "dev" -> tmpfs.devices(true);
            case "nodev" -> tmpfs.devices(false);
            default ->
                throw new MalformedValueException(
                        WHAT,
                        option,
                        "is not known",
                        "expected size, nr_inodes, mode, uid, gid, ro, exec, suid or dev");
        }
    }
}
