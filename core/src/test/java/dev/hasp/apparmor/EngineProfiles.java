package dev.hasp.apparmor;

/** The profiles that engines generate, in their syntax: Docker's of moby/profiles, Podman's of containers/common. */
final class EngineProfiles {

    /** What both deny below /proc and /sys. */
    private static final String DENIALS = """
              deny @{PROC}/* w,   # no writes to files of /proc itself
              # nor to directories of it other than those of processes and sys
              deny @{PROC}/{[^1-9],[^1-9][^0-9],[^1-9s][^0-9y][^0-9s],[^1-9][^0-9][^0-9][^0-9/]*}/** w,
              deny @{PROC}/sys/[^k]** w,  # of sys, kernel alone
              deny @{PROC}/sys/kernel/{?,??,[^s][^h][^m]**} w,  # of that, shm alone
              deny @{PROC}/sysrq-trigger rwklx,
              deny @{PROC}/kcore rwklx,

              deny mount,

              deny /sys/[^f]*/** wklx,
              deny /sys/f[^s]*/** wklx,
              deny /sys/fs/[^c]*/** wklx,
              deny /sys/fs/c[^g]*/** wklx,
              deny /sys/fs/cg[^r]*/** wklx,
              deny /sys/firmware/** rwklx,
            """;

    /** Docker's, on a host that has the usual includes. */
    static final String DOCKER = """

            abi <abi/3.0>,

            #include <tunables/global>

            profile docker-default flags=(attach_disconnected,mediate_deleted) {
              #include <abstractions/base>

              network,
              capability,
              file,
              umount,
              # the host may end it
              signal (receive) peer=unconfined,
              signal (receive) peer=runc,
              signal (receive) peer=crun,
              signal (receive) peer=dockerd,
              signal (send,receive) peer=docker-default,

            """ + DENIALS + """
                      deny /sys/devices/virtual/powercap/** rwklx,
                      deny /sys/kernel/security/** rwklx,

                      # programs such as ps look at others
                      ptrace (trace,read,tracedby,readby) peer=docker-default,
                    }
                    """;

    /** Podman's, on a host without the usual includes. */
    static final String PODMAN = """
            @{PROC}=/proc/

            profile containers-default-0.57.4 flags=(attach_disconnected,mediate_deleted) {

              network,
              capability,
              file,
              umount,

              signal (receive) peer=unconfined,
              signal (send,receive) peer=containers-default-0.57.4,
              signal (receive) peer={/usr/bin/,/usr/sbin/,}runc,
              signal (receive) peer={/usr/bin/,/usr/sbin/,}crun,
              signal (receive) set=(int, quit, kill, term) peer={/usr/bin/,/usr/sbin/,}podman,

            """ + DENIALS + """
                      deny /sys/kernel/security/** rwklx,

                      ptrace (trace,read) peer=containers-default-0.57.4,
                    }
                    """;

    private EngineProfiles() {}
}
