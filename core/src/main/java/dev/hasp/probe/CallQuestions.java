package dev.hasp.probe;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The system calls that a probe can make to see how the kernel answers them, harmless whatever the container may do:
 * with every capability, every namespace of the host's and no filter, none of them changes anything but the probe's own
 * process.
 *
 * <p>Arguments are impossible: no such descriptor, an address that cannot be read, flags that do not exist. The kernel
 * refuses them, for most calls only after it has looked whether the process may make the call at all; a filter answers
 * before all of that. For every call here somebody thought through what it does with just these arguments, by its manual
 * page and by what is known of the kernel, and all were tried on real ones, with every capability and without a filter;
 * that is no reading of the kernel's source, and a call that nobody thought through is not asked. Two may leave one line in the kernel's log, once after a boot: that
 * {@code remap_file_pages} is old, and that Landlock is off.
 */
public final class CallQuestions {

    private static final int ARGUMENTS = 6;

    /** Six times -1: no descriptor, no address, no process, all flags. */
    private static final List<Long> IMPOSSIBLE = Collections.nCopies(ARGUMENTS, -1L);

    /** Calls that are asked with {@link #IMPOSSIBLE}. */
    private static final Set<String> REFUSE_IMPOSSIBLE = Set.of("""
            _sysctl accept accept4 access acct add_key adjtimex afs_syscall arch_prctl bind bpf brk cachestat capget
            capset chdir chmod chown chroot clock_adjtime clock_getres clock_gettime clock_nanosleep clock_settime
            clone3 close close_range connect copy_file_range creat create_module delete_module dup dup2 dup3
            epoll_create epoll_create1 epoll_ctl epoll_ctl_old epoll_pwait epoll_pwait2 epoll_wait epoll_wait_old
            eventfd2 execve execveat faccessat faccessat2 fadvise64 fallocate fanotify_init fanotify_mark fchdir fchmod
            fchmodat fchmodat2 fchown fchownat fcntl fdatasync fgetxattr file_getattr file_setattr finit_module
            flistxattr fremovexattr fsconfig fsetxattr fsmount fsopen fspick fstat fstatfs fsync ftruncate
            futex_requeue futex_wait futex_waitv futex_wake futimesat get_kernel_syms get_mempolicy get_robust_list
            get_thread_area getcpu getcwd getdents getdents64 getegid geteuid getgid getgroups getitimer getpeername
            getpgid getpgrp getpid getpmsg getppid getpriority getrandom getresgid getresuid getrlimit getrusage getsid
            getsockname getsockopt gettid gettimeofday getuid getxattr getxattrat inotify_add_watch inotify_init1
            inotify_rm_watch io_cancel io_destroy io_getevents io_pgetevents io_setup io_submit io_uring_enter
            io_uring_register io_uring_setup ioctl ioperm iopl ioprio_get ioprio_set kcmp kexec_load keyctl
            landlock_add_rule landlock_create_ruleset landlock_restrict_self lchown lgetxattr link linkat listen
            listmount listns listxattr listxattrat llistxattr lookup_dcookie lremovexattr lseek lsetxattr
            lsm_get_self_attr lsm_list_modules lsm_set_self_attr lstat madvise map_shadow_stack mbind membarrier
            memfd_create memfd_secret migrate_pages mincore mkdir mkdirat mknod mknodat mlock mlock2 mlockall mmap
            mount mount_setattr move_mount move_pages mprotect mq_getsetattr mq_notify mq_open mq_timedreceive
            mq_timedsend mq_unlink mremap mseal msgctl msgrcv msgsnd msync munlock munlockall munmap
            name_to_handle_at nanosleep newfstatat nfsservctl open open_by_handle_at open_tree open_tree_attr openat
            openat2 perf_event_open pidfd_getfd pidfd_open pidfd_send_signal pipe pipe2 pivot_root pkey_alloc pkey_free
            pkey_mprotect poll ppoll prctl pread64 preadv preadv2 prlimit64 process_madvise process_mrelease
            process_vm_readv process_vm_writev pselect6 ptrace putpmsg pwrite64 pwritev pwritev2 query_module quotactl
            quotactl_fd read readahead readlink readlinkat readv reboot recvfrom recvmmsg recvmsg remap_file_pages
            removexattr removexattrat rename renameat renameat2 request_key restart_syscall rmdir rseq rt_sigaction
            rt_sigpending rt_sigprocmask rt_sigqueueinfo rt_sigsuspend rt_sigtimedwait rt_tgsigqueueinfo
            sched_get_priority_max sched_get_priority_min sched_getaffinity sched_getattr sched_getparam
            sched_getscheduler sched_rr_get_interval sched_setaffinity sched_setattr sched_setparam sched_setscheduler
            sched_yield seccomp security select semctl semop semtimedop sendfile sendmmsg sendmsg sendto set_mempolicy
            set_mempolicy_home_node set_robust_list set_thread_area set_tid_address setdomainname setfsgid setfsuid
            setgid setgroups sethostname setitimer setns setpgid setpriority setregid setresgid setresuid setreuid
            setrlimit setsid setsockopt settimeofday setuid setxattr setxattrat shmat shmctl shmdt shutdown sigaltstack
            signalfd signalfd4 socket socketpair splice stat statfs statmount statx swapoff symlink symlinkat
            sync_file_range syncfs sysfs sysinfo syslog tee tgkill time timer_create timer_delete timer_getoverrun
            timer_gettime timer_settime timerfd_create timerfd_gettime timerfd_settime times tkill truncate tuxcall
            umount2 uname unlink unlinkat unshare uselib userfaultfd ustat utime utimensat utimes vmsplice vserver
            wait4 waitid write writev
            """.strip().split("\\s+"));

    /** Calls whose arguments are others, then -1, and why. */
    private static final Map<String, List<List<Long>>> SPECIAL = special();

    private static Map<String, List<List<Long>>> special() {
        Map<String, List<List<Long>>> table = new LinkedHashMap<>();
        // takes an alarm off; -1 would set one
        table.put("alarm", List.of(arguments(0)));
        // CLONE_NEWNS with CLONE_FS, among all flags; CLONE_SIGHAND without CLONE_VM and without a new namespace:
        // EINVAL
        table.put("clone", List.of(arguments(), arguments(0x800, 0, 0, 0, 0)));
        // an event counter is the probe's own, closed when it ends
        table.put("eventfd", List.of(arguments(0)));
        // LOCK_UN; all flags together hold LOCK_MAND, which newer kernels note in their log
        table.put("flock", List.of(arguments(-1, 8)));
        // FUTEX_WAKE at an address that is not aligned; -1 is no operation, which ENOSYS says as a filter may
        table.put("futex", List.of(arguments(-1, 1)));
        // no image is shorter than its header: ENOEXEC, after the permission
        table.put("init_module", List.of(arguments(0, 0, 0)));
        // the instance is the probe's own, closed when it ends
        table.put("inotify_init", List.of(arguments()));
        // a flag that does not exist, and not among others KEXEC_FILE_UNLOAD
        table.put("kexec_file_load", List.of(arguments(-1, -1, 0, 0, 0x40000000)));
        // no signal to a process beyond every pid_max (PID_MAX_LIMIT, 4194304); -1 is every process
        table.put("kill", List.of(arguments(Integer.MAX_VALUE, 0)));
        // reads no bytes; -1 is no function, which ENOSYS says as a filter may
        table.put("modify_ldt", List.of(arguments(0, -1, 0)));
        // looks for a queue, a segment and semaphores; -1 would be IPC_CREAT
        table.put("msgget", List.of(arguments(-1, 0)));
        table.put("semget", List.of(arguments(-1, 0, 0)));
        table.put("shmget", List.of(arguments(-1, 0, 0)));
        // asks for the personality; filters compare 64 bits
        table.put("personality", List.of(arguments(0xffffffffL)));
        // no flags, or the kernel would refuse them before it looks for the permission
        table.put("swapon", List.of(arguments(-1, 0)));
        // the probe makes no files
        table.put("umask", List.of(arguments(077)));
        return Collections.unmodifiableMap(table);
    }

    /** Calls that are never asked, with the reason. */
    private static final Map<String, String> NEVER = Map.ofEntries(
            Map.entry("exit", "ends the probe, which it does in any case"),
            Map.entry("exit_group", "ends the probe"),
            Map.entry("fork", "has no arguments that it refuses; the child would ask on"),
            Map.entry("pause", "does not return"),
            Map.entry("rseq_slice_yield", "nobody looked at what it does outside of a slice"),
            Map.entry("rt_sigreturn", "takes the probe's registers from the stack"),
            Map.entry("sync", "writes out every file system of the host, which may take long"),
            Map.entry("uprobe", "is for code that the kernel itself put there"),
            Map.entry("uretprobe", "ends the probe with SIGILL where the kernel did not put it"),
            Map.entry("vfork", "has no arguments that it refuses; the child would ask on"),
            Map.entry("vhangup", "hangs up the terminal of the session"));

    private CallQuestions() {}

    private static List<Long> arguments(long... first) {
        List<Long> arguments = new ArrayList<>(IMPOSSIBLE);
        for (int i = 0; i < first.length; i++) {
            arguments.set(i, first[i]);
        }
        return Collections.unmodifiableList(arguments);
    }

    /** Every question for a machine, by number; one call may be asked in more than one way. */
    public static List<CallQuestion> of(Architecture architecture) {
        List<CallQuestion> questions = new ArrayList<>();
        SyscallTable.of(architecture).names().forEach((number, name) -> {
            if (REFUSE_IMPOSSIBLE.contains(name)) {
                questions.add(new CallQuestion(name, number, IMPOSSIBLE));
            }
            SPECIAL.getOrDefault(name, List.of())
                    .forEach(arguments -> questions.add(new CallQuestion(name, number, arguments)));
        });
        return questions;
    }

    /** Why a call of that machine is never asked, by name; the reasons are for people. */
    public static Map<String, String> never(Architecture architecture) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (String name : new TreeSet<>(SyscallTable.of(architecture).names().values())) {
            if (!REFUSE_IMPOSSIBLE.contains(name) && !SPECIAL.containsKey(name)) {
                reasons.put(name, NEVER.getOrDefault(name, "nobody looked at what it does with impossible arguments"));
            }
        }
        return Collections.unmodifiableMap(reasons);
    }

    /** The calls of the tables here, for a test that none is in two. */
    static List<String> named() {
        List<String> names = new ArrayList<>(REFUSE_IMPOSSIBLE);
        names.addAll(SPECIAL.keySet());
        names.addAll(NEVER.keySet());
        return names;
    }
}
