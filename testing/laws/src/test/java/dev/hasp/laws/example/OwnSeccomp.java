package dev.hasp.laws.example;

import dev.hasp.linux.Errno;
import dev.hasp.seccomp.SeccompProfile;

/** Docker's default profile with changes. */
final class OwnSeccomp {

    private OwnSeccomp() {}

    static SeccompProfile profile() {
        return SeccompProfile.dockerDefault()
                .allow("io_uring_setup", "io_uring_enter", "io_uring_register")
                .deny("ptrace", Errno.EACCES);
    }
}
