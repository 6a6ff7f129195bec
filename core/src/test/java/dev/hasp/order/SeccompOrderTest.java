package dev.hasp.order;

import static dev.hasp.order.Relation.EQUAL;
import static dev.hasp.order.Relation.INCOMPARABLE;
import static dev.hasp.order.Relation.LOOSER;
import static dev.hasp.order.Relation.STRICTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.Seccomp;
import dev.hasp.effective.Aspects;
import dev.hasp.engine.EngineFacts;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.seccomp.SeccompReader;
import org.junit.jupiter.api.Test;

class SeccompOrderTest {

    private static final Seccomp READS = permitting("\"read\"");
    private static final Seccomp READS_AND_WRITES = permitting("\"read\", \"write\"");
    private static final Seccomp WRITES = permitting("\"write\"");

    private static Seccomp permitting(String names) {
        return profile("""
                {"defaultAction": "SCMP_ACT_ERRNO", "architectures": ["SCMP_ARCH_X86_64"],
                 "syscalls": [{"names": [%s], "action": "SCMP_ACT_ALLOW"}]}""".formatted(names));
    }

    private static Seccomp profile(String json) {
        SeccompProfile profile = SeccompReader.standard().read(json).profile();
        return Seccomp.profile(profile);
    }

    private static Judged judged(Seccomp first, Seccomp second) {
        return Judged.in(Aspects.SECCOMP_RULES, one -> one.seccomp(first), two -> two.seccomp(second));
    }

    @Test
    void fewer_calls_are_stricter() {
        Judged judged = judged(READS, READS_AND_WRITES);

        assertThat(judged.relation()).isEqualTo(STRICTER);
        assertThat(judged.less()).isEqualTo("call write(0, 0, 0, 0, 0, 0) of x86_64");
    }

    @Test
    void filters_that_each_permit_what_the_other_denies_cannot_be_compared() {
        assertThat(judged(READS, WRITES).relation()).isEqualTo(INCOMPARABLE);
    }

    @Test
    void no_filter_permits_every_call_that_a_filter_denies() {
        Judged judged = judged(Seccomp.unconfined(), READS);

        assertThat(judged.relation()).isEqualTo(LOOSER);
        assertThat(judged.more()).endsWith(" of x86_64");
    }

    @Test
    void how_a_call_is_denied_does_not_matter() {
        Seccomp kills = profile("""
                {"defaultAction": "SCMP_ACT_KILL", "architectures": ["SCMP_ARCH_X86_64"],
                 "syscalls": [{"names": ["read"], "action": "SCMP_ACT_ALLOW"}]}""");

        assertThat(judged(READS, kills).relation()).isEqualTo(EQUAL);
    }

    @Test
    void calls_that_the_machine_does_not_have_do_not_count() {
        Seccomp arm = profile("""
                {"defaultAction": "SCMP_ACT_ERRNO", "architectures": ["SCMP_ARCH_X86_64", "SCMP_ARCH_AARCH64"],
                 "syscalls": [{"names": ["read"], "action": "SCMP_ACT_ALLOW"}]}""");

        assertThat(judged(READS, arm).relation()).isEqualTo(EQUAL);
    }

    @Test
    void arguments_count() {
        Seccomp ofOne = profile("""
                {"defaultAction": "SCMP_ACT_ERRNO", "architectures": ["SCMP_ARCH_X86_64"],
                 "syscalls": [{"names": ["read"], "action": "SCMP_ACT_ALLOW",
                               "args": [{"index": 0, "value": 1, "op": "SCMP_CMP_NE"}]}]}""");

        assertThat(judged(READS, ofOne).more()).isEqualTo("call read(0x1, 0, 0, 0, 0, 0) of x86_64");
        assertThat(judged(READS, ofOne).less()).isEqualTo("nothing");
    }

    @Test
    void a_filter_that_is_not_known_permits_nothing_beyond_none() {
        EngineFacts daemonFile = Judged.DOCKER.toBuilder()
                .seccompProfile("/etc/docker/seccomp.json")
                .build();
        Judged judged = Judged.in(
                Aspects.SECCOMP_RULES, daemonFile, first -> first, second -> second.seccomp(Seccomp.unconfined()));

        assertThat(judged.more()).isEqualTo("nothing");
        assertThat(judged.less())
                .isEqualTo("unknown: the filter's rules are not known: the text of that file is not known");
    }
}
