package dev.hasp.selinux.cil;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is done with the files of a type, as permissions class by class (refpolicy {@code obj_perm_sets.spt}). */
public enum FileAccess {
    /** Looking and reading. */
    READ(
            "dir: getattr ioctl lock open read search watch",
            "file: getattr ioctl lock map open read watch",
            "lnk_file: getattr read",
            "fifo_file: getattr ioctl lock open read",
            "sock_file: getattr open read"),
    /** Also making, changing, renaming and removing. */
    WRITE(
            "dir: add_name create getattr ioctl lock open read remove_name rename reparent rmdir search setattr watch"
                    + " write",
            "file: append create getattr ioctl link lock map open read rename setattr unlink watch write",
            "lnk_file: create getattr link read rename setattr unlink",
            "fifo_file: append create getattr ioctl link lock open read rename setattr unlink write",
            "sock_file: append create getattr link open read rename setattr unlink write"),
    /** Running programs and mapping libraries. */
    EXECUTE("file: execute execute_no_trans getattr map open read"),
    /** Starting the container with a program there. */
    ENTER("file: entrypoint execute getattr map open read"),
    /** Reading from a device. */
    READ_DEVICE("chr_file: getattr ioctl lock map open read", "blk_file: getattr ioctl lock map open read"),
    /** Writing to a device. */
    WRITE_DEVICE("chr_file: append getattr ioctl lock open write", "blk_file: append getattr ioctl lock open write");

    /** The permissions on one class. */
    private record OnClass(ObjectClass objectClass, Set<String> permissions) {}

    @SuppressWarnings("ImmutableEnumChecker") // filled once
    private final List<OnClass> classes = new ArrayList<>();

    FileAccess(String... lines) {
        for (String line : lines) {
            int colon = line.indexOf(": ");
            classes.add(new OnClass(
                    ObjectClass.valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT)),
                    Set.of(line.substring(colon + 2).split(" ", -1))));
        }
    }

    /** The rules by which the container's processes have this access to what has the type. */
    public List<Statement> to(TypeName type) {
        return classes.stream()
                .<Statement>map(on -> Statement.Allow.process(type, on.objectClass(), on.permissions()))
                .toList();
    }
}
