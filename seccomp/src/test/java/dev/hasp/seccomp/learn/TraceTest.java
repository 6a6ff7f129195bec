package dev.hasp.seccomp.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hasp.linux.Architecture;
import dev.hasp.seccomp.ReferenceData;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {

    private static Trace read(String text) {
        return Trace.parse("test", text, Architecture.X86_64);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "getpid() = 42",
                "getpid()                                = 42 <0.000007>",
                "1234 getpid() = 42",
                "1234  getpid() = 42",
                "[pid  1234] getpid() = 42",
                "1234<my prog> getpid() = 42",
                "[pid 1234<prog>] getpid() = 42",
                "09:15:01 getpid() = 42",
                "09:15:01.000123 getpid() = 42",
                "1795303306.818259 getpid() = 42",
                "     0.000371 getpid() = 42",
                "1234 09:15:01 (+     0.000371) getpid() = 42",
                "[  39] getpid() = 42",
                "[00007f9d2fee1ad7] getpid() = 42",
                "1234 1795303306.818259 [  39] [00007f9d2fee1ad7] getpid() = 42",
                "getpid( <unfinished ...>",
                "1234 <... getpid resumed>) = 42",
                "syscall_0x27(0x1, 0x2) = -1 (errno 38)",
                "type=1326 audit(1795295384.719:27): auid=1 pid=1 comm=\"x\" sig=31 arch=c000003e syscall=39 compat=0 ip=0x1 code=0x0",
                "[ 60.1] audit: type=1326 audit(1.1:2): comm=\"x\" exe=\"/a\" sig=0 arch=c000003e syscall=39 compat=0 code=0x7ffc0000",
                "type=SECCOMP msg=audit(1.1:2): pid=1 comm=\"x\" sig=0 arch=x86_64 syscall=getpid compat=0 code=log",
            })
    void reads_every_form_of_line(String line) {
        Trace trace = read(line);

        assertThat(trace.unread()).isEmpty();
        assertThat(trace.calls())
                .extracting(TracedCall::name, TracedCall::architecture, TracedCall::line)
                .containsExactly(tuple("getpid", Architecture.X86_64, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=2, si_uid=0, si_status=0} ---",
                "1234 +++ exited with 0 +++",
                "+++ killed by SIGSYS (core dumped) +++",
                "strace: Process 1234 attached",
                " > /usr/lib/x86_64-linux-gnu/libc.so.6(__getpid+0x7) [0xd5a57]",
                "???? ( <unfinished ...>",
            })
    void passes_over_what_tells_of_no_call(String line) {
        assertThat(read(line).calls()).isEmpty();
        assertThat(read(line).unread()).isEmpty();
    }

    @Test
    void counts_a_call_once_though_it_is_shown_in_two_halves() {
        Trace trace = read("""
                7 read(3,  <unfinished ...>
                8 futex(0x7f00, FUTEX_WAIT, 2, NULL <unfinished ...>
                7 <... read resumed>"a", 1) = 1
                8 <... futex resumed>) = 0
                9 <... poll resumed>) = 1
                """);

        assertThat(trace.calls())
                .extracting(TracedCall::name, TracedCall::line)
                .containsExactly(tuple("read", 1), tuple("futex", 2), tuple("poll", 5));
    }

    @Test
    void reads_a_call_whose_line_others_interrupted() {
        Trace trace = read("""
                clone(child_stack=NULL, flags=CLONE_CHILD_CLEARTID|SIGCHLDstrace: Process 23 attached
                , child_tidptr=0x7f56) = 23
                [pid 22] write(1, "a\\n b", 4a
                 b) = 4
                [pid 22] close(1) = 0
                """);

        assertThat(trace.names()).containsExactly("clone", "close", "write");
        assertThat(trace.unread()).isEmpty();
    }

    @Test
    void reads_a_summary() {
        Trace trace = read("""
                % time     seconds  usecs/call     calls    errors syscall
                ------ ----------- ----------- --------- --------- ----------------
                 43.55    0.000250           7        34        13 openat
                 21.95    0.000126           4        30           mmap
                ------ ----------- ----------- --------- --------- ----------------
                100.00    0.000376           5        64        13 total
                System call usage summary for 32 bit mode:
                % time     seconds  usecs/call     calls    errors syscall
                ------ ----------- ----------- --------- --------- ----------------
                100.00    0.000001           1         2           socketcall
                ------ ----------- ----------- --------- --------- ----------------
                100.00    0.000001           1         2           total
                """);

        assertThat(trace.unread()).isEmpty();
        assertThat(trace.calls())
                .extracting(TracedCall::name, TracedCall::count, TracedCall::architecture)
                .containsExactly(
                        tuple("openat", 34L, Architecture.X86_64),
                        tuple("mmap", 30L, Architecture.X86_64),
                        tuple("socketcall", 2L, Architecture.X86));
    }

    @Test
    void reads_a_summary_of_chosen_columns() {
        Trace trace = read("""
                syscall              calls
                ---------------- ---------
                mmap                    30
                pread64                  2
                ---------------- ---------
                total                   32
                """);

        assertThat(trace.calls())
                .extracting(TracedCall::name, TracedCall::count)
                .containsExactly(tuple("mmap", 30L), tuple("pread64", 2L));
    }

    @Test
    void does_not_count_twice_what_is_shown_and_summed_up() {
        Trace trace = read("""
                brk(NULL) = 0x1000
                +++ exited with 0 +++
                % time     seconds  usecs/call     calls    errors syscall
                ------ ----------- ----------- --------- --------- ----------------
                  0.00    0.000000           0         1           brk
                  0.00    0.000000           0         2           close
                ------ ----------- ----------- --------- --------- ----------------
                100.00    0.000000           0         3           total
                """);

        assertThat(trace.calls())
                .extracting(TracedCall::name, TracedCall::count)
                .containsExactly(tuple("brk", 1L), tuple("close", 2L));
    }

    @Test
    void tells_programs_of_another_width_apart() {
        Trace trace = read("""
                5 execve("/bin/a", ["a"], 0x7ffe /* 3 vars */) = 0
                [ Process PID=5 runs in 32 bit mode. ]
                5 mmap2(NULL, 8192, PROT_READ, MAP_PRIVATE, -1, 0) = 0xf7f0
                6 mmap(NULL, 8192, PROT_READ, MAP_PRIVATE, -1, 0) = 0x7f00
                """);

        assertThat(trace.unread()).isEmpty();
        assertThat(trace.calls())
                .extracting(TracedCall::name, TracedCall::architecture)
                .containsExactly(
                        tuple("execve", Architecture.X86_64),
                        tuple("mmap2", Architecture.X86),
                        tuple("mmap", Architecture.X86_64));
    }

    @Test
    void tells_the_registers_that_are_written_as_numbers_or_known_names() {
        Trace trace = read("""
                socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = 3
                clone(child_stack=NULL, flags=CLONE_VM|CLONE_VFORK|SIGCHLD) = 9
                openat(AT_FDCWD</srv, x>, "/a,b)\\"c", O_RDONLY|O_CLOEXEC) = 3</a>
                personality(0xffffffff) = 0
                mkdir("/d", 0755) = 0
                lseek(3, -1, SEEK_CUR) = 0
                """);

        assertThat(trace.calls().get(0).argument(0)).hasValue(16);
        assertThat(trace.calls().get(0).argument(1)).isEmpty();
        assertThat(trace.calls().get(1).argument(0)).hasValue(0x4111);
        assertThat(trace.calls().get(2).arguments()).allMatch(OptionalLong::isEmpty);
        assertThat(trace.calls().get(3).argument(0)).hasValue(0xffff_ffffL);
        assertThat(trace.calls().get(4).argument(1)).hasValue(0755);
        assertThat(trace.calls().get(5).argument(0)).hasValue(3);
        assertThat(trace.calls().get(5).argument(1)).isEmpty();
    }

    @Test
    void keeps_clone_s_flags_in_the_register_of_the_architecture() {
        Trace trace =
                Trace.parse("s390x", "clone(child_stack=NULL, flags=CLONE_NEWUSER|SIGCHLD) = 9", Architecture.S390X);

        assertThat(trace.calls().get(0).argument(0)).isEmpty();
        assertThat(trace.calls().get(0).argument(1)).hasValue(0x10000011);
    }

    @Test
    void tells_what_it_could_not_read_and_learns_nothing_from_it() {
        Trace trace = read("""
                hello, world
                procexit(0) = 0
                type=1326 audit(1.1:1): comm="x" sig=31 arch=c000003e syscall=9999 compat=0 code=0x0
                type=1326 audit(1.1:1): comm="x" sig=31 arch=deadbeef syscall=1 compat=0 code=0x0
                syscall_0x7fff(0, 0) = -1 ENOSYS (Function not implemented)
                """);

        assertThat(trace.calls()).isEmpty();
        assertThat(trace.unread()).extracting(UnreadLine::line).containsExactly(1, 2, 3, 4, 5);
        assertThat(trace.unread().get(1).toString()).contains("line 2", "no system call of x86_64", "procexit");
    }

    @Test
    void tells_x32_by_the_number_in_an_audit_record() {
        Trace trace = read("type=1326 audit(1.1:1): sig=31 arch=c000003e syscall=1073742344 compat=0 code=0x0\n"
                + "type=1326 audit(1.1:1): sig=31 arch=40000003 syscall=102 compat=1 code=0x0");

        assertThat(trace.calls())
                .extracting(TracedCall::name, TracedCall::architecture)
                .containsExactly(tuple("execve", Architecture.X32), tuple("socketcall", Architecture.X86));
    }

    @Test
    void merges_traces() {
        Trace both = read("brk(NULL) = 0").with(Trace.parse("other", "getppid() = 1", Architecture.AARCH64));

        assertThat(both.names()).containsExactly("brk", "getppid");
        assertThat(both.architectures()).containsExactly(Architecture.X86_64, Architecture.AARCH64);
        assertThat(both.source()).isEqualTo("test, other");
    }

    @Test
    void reads_recorded_traces_without_a_loss() {
        for (String file : List.of("C", "c", "f-tt-T", "f-yy", "k", "ls", "n", "unfinished")) {
            Trace trace = read(ReferenceData.text("logs/strace-" + file + ".txt"));

            assertThat(trace.unread()).as(file).isEmpty();
            assertThat(trace.names()).as(file).contains("close", "mmap").hasSizeBetween(15, 90);
        }
        Trace audit = read(ReferenceData.text("logs/audit-kmsg.txt"));
        assertThat(audit.names()).isEqualTo(Set.of("getppid", "read"));
        assertThat(audit.unread()).extracting(UnreadLine::line).containsExactly(1, 2);
    }
}
