package dev.hasp.seccomp.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.linux.Architecture;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.seccomp.filter.SeccompFilter;
import org.junit.jupiter.api.Test;

class TraceReviewTest {

    private static final SeccompFilter DEFAULT =
            ProfileLearnerTest.filter(SeccompProfile.dockerDefault(), Architecture.X86_64);

    private static TraceReview review(String text) {
        return TraceReview.of(Trace.parse("job.strace", text, Architecture.X86_64), DEFAULT);
    }

    @Test
    void tells_how_much_would_have_been_denied_and_at_which_line() {
        TraceReview review = review("""
                brk(NULL) = 0x1000
                mount("none", "/mnt", "tmpfs", 0, NULL) = 0
                brk(NULL) = 0x1000
                mount("none", "/mnt", "tmpfs", 0, NULL) = 0
                """);

        assertThat(review.calls()).isEqualTo(4);
        assertThat(review.deniedCalls()).isEqualTo(2);
        assertThat(review.deniedShare()).isEqualTo(0.5);
        assertThat(review.deniedNames()).containsExactly("mount");
        assertThat(review.firstDenied().orElseThrow())
                .hasToString("line 2: mount: SCMP_ACT_ERRNO(1) by default action: no rule of the profile matches");
        assertThat(review.undecided()).isEmpty();
    }

    @Test
    void judges_arguments_that_the_trace_tells() {
        TraceReview review = review("""
                socket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = 3
                socket(AF_VSOCK, SOCK_STREAM, 0) = 4
                personality(0xffffffff) = 0
                personality(ADDR_NO_RANDOMIZE) = 0
                clone(child_stack=NULL, flags=CLONE_NEWUSER|SIGCHLD) = 5
                clone(child_stack=NULL, flags=CLONE_VM|CLONE_VFORK|SIGCHLD, ...) = 6
                """);

        assertThat(review.denied()).extracting(denied -> denied.call().line()).containsExactly(2, 5);
        assertThat(review.undecided()).extracting(TracedCall::line).containsExactly(4);
    }

    @Test
    void counts_what_a_summary_counts() {
        TraceReview review = review("""
                % time     seconds  usecs/call     calls    errors syscall
                ------ ----------- ----------- --------- --------- ----------------
                 43.55    0.000250           7        30        13 openat
                 21.95    0.000126           4        10           keyctl
                ------ ----------- ----------- --------- --------- ----------------
                100.00    0.000376           5        40        13 total
                """);

        assertThat(review.deniedCalls()).isEqualTo(10);
        assertThat(review.deniedShare()).isEqualTo(0.25);
    }

    @Test
    void finds_that_a_filter_covers_no_call_of_another_architecture() {
        SeccompFilter narrow = ProfileLearnerTest.filter(
                SeccompProfile.parse("{\"defaultAction\":\"SCMP_ACT_ALLOW\",\"architectures\":[\"SCMP_ARCH_X86_64\"]}"),
                Architecture.X86_64);
        Trace trace = Trace.parse("t", "type=1326 a: arch=40000003 syscall=20 code=0x0", Architecture.X86_64);

        assertThat(TraceReview.of(trace, narrow).firstDenied().orElseThrow().toString())
                .contains("SCMP_ACT_KILL_THREAD");
    }
}
