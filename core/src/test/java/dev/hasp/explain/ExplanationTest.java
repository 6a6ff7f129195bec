package dev.hasp.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.Origin;
import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.Cpus;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.Seccomp;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.User;
import dev.hasp.linux.Capability;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.RuleScope;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.seccomp.SyscallRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    @Test
    void has_one_sentence_for_every_control_in_order() {
        List<String> told = Sentences.all().stream()
                .map(sentence -> sentence.control().key())
                .toList();
        assertThat(told).isEqualTo(Controls.all().stream().map(Control::key).toList());
    }

    @Test
    void explains_every_control_that_is_decided() {
        SecurityProfile everything = EveryControl.decided();
        assertThat(everything.decided()).containsExactlyElementsOf(Controls.all());

        List<Explanation> told = Explanation.of(everything);
        assertThat(told.stream().map(Explanation::control).toList()).isEqualTo(Controls.all());
        assertThat(told).allSatisfy(one -> {
            assertThat(one.isDecided()).isTrue();
            assertThat(one.sentence()).matches("[a-z].*[^.\\s]").doesNotContain("Optional", "null", "  ");
            assertThat(one.details())
                    .allSatisfy(line -> assertThat(line).isNotBlank().doesNotContain("Optional"));
        });
    }

    @Test
    void names_the_layer_that_decided() {
        SecurityProfile base =
                SecurityProfile.builder().memory(ByteSize.mebibytes(64)).build().named("base");
        SecurityProfile job = SecurityProfile.builder()
                .set(Controls.MEMORY, ByteSize.mebibytes(512), Origin.document("job.yaml", 7, 9))
                .build();
        assertThat(told(base.overlay(job), Controls.MEMORY).origin().map(Origin::toString))
                .hasValue("job.yaml line 7");
    }

    @Test
    void tells_the_engine_default_where_it_matters() {
        List<String> open = Explanation.of(SecurityProfile.empty()).stream()
                .map(one -> one.control().key())
                .toList();
        assertThat(open)
                .containsExactly(
                        "user",
                        "userns",
                        "capabilities",
                        "noNewPrivileges",
                        "network",
                        "readOnlyRootfs",
                        "memory",
                        "cpus",
                        "pidsLimit",
                        "seccomp",
                        "appArmor",
                        "logging");
        assertThat(Explanation.of(SecurityProfile.empty())).noneMatch(Explanation::isDecided);
    }

    @Test
    void says_what_memory_and_swap_come_to_together() {
        SecurityProfile memory =
                SecurityProfile.builder().memory(ByteSize.mebibytes(512)).build();
        assertThat(told(memory, Controls.MEMORY).sentence())
                .isEqualTo("may use at most 512 MiB of memory; the kernel kills beyond it");
        assertThat(told(memory, Controls.MEMORY_SWAP).sentence())
                .isEqualTo("may swap as much again as its memory, 512 MiB, where the host has it");
        assertThat(swap(memory, SwapLimit.of(ByteSize.mebibytes(512))))
                .isEqualTo("may not swap: its memory limit is all it has");
        assertThat(swap(memory, SwapLimit.of(ByteSize.gibibytes(1))))
                .isEqualTo("may swap at most 512 MiB beyond its memory");
        assertThat(swap(memory, SwapLimit.unlimited())).isEqualTo("may use all of the host's swap");
    }

    @Test
    void lists_the_capabilities_that_remain() {
        assertThat(told(capabilities(Capabilities.none()), Controls.CAPABILITIES)
                        .details())
                .isEmpty();
        Explanation one = told(
                capabilities(Capabilities.only(Capability.CHOWN, Capability.of("NEW_ONE"))), Controls.CAPABILITIES);
        assertThat(one.sentence()).isEqualTo("has 2 capabilities and no other");
        assertThat(one.details())
                .containsExactly("CHOWN: may change the owner of any file", "NEW_ONE: unknown to this version of Hasp");
        Explanation added =
                told(capabilities(Capabilities.engineDefault().minus(Capability.CHOWN)), Controls.CAPABILITIES);
        assertThat(added.details()).hasSize(13).noneMatch(line -> line.startsWith("CHOWN"));
        assertThat(told(SecurityProfile.empty(), Controls.CAPABILITIES).details())
                .hasSize(14);
    }

    @Test
    void says_what_all_but_some_capabilities_are() {
        Capabilities all = new Capabilities(true, java.util.Set.of(), false, java.util.Set.of(Capability.SYS_MODULE));
        Explanation told = told(capabilities(all), Controls.CAPABILITIES);
        assertThat(told.sentence()).isEqualTo("has every capability of the engine but these");
        assertThat(told.details()).containsExactly("SYS_MODULE: may not load code into the kernel");
    }

    @Test
    void says_that_capabilities_do_nothing_for_a_user_who_cannot_get_them() {
        SecurityProfile profile = capabilities(Capabilities.only(Capability.CHOWN)).toBuilder()
                .user(User.of(1000, 1000))
                .noNewPrivileges(true)
                .build();
        assertThat(told(profile, Controls.CAPABILITIES).sentence()).contains("its user never gets");
        assertThat(told(profile, Controls.USER).sentence()).isEqualTo("runs as user 1000 and group 1000: not root");
    }

    @Test
    void says_that_privileged_overrides() {
        SecurityProfile profile = SecurityProfile.builder().privileged(true).build();
        assertThat(told(profile, Controls.CAPABILITIES).sentence()).contains("every capability");
        assertThat(told(profile, Controls.SECCOMP).sentence()).contains("every system call");
        assertThat(told(profile, Controls.APP_ARMOR).sentence()).contains("no AppArmor");
    }

    @Test
    void says_what_is_without_a_lock() {
        SecurityProfile open = SecurityProfile.builder()
                .network(NetworkMode.host())
                .pidsLimit(PidsLimit.unlimited())
                .seccomp(Seccomp.unconfined())
                .cpus(Cpus.of(1))
                .build();
        assertThat(told(open, Controls.NETWORK).sentence()).contains("the host's own network");
        assertThat(told(open, Controls.PIDS_LIMIT).sentence()).contains("fork bomb takes the host along");
        assertThat(told(open, Controls.SECCOMP).sentence()).contains("every system call");
        assertThat(told(open, Controls.CPUS).sentence()).isEqualTo("may use at most the time of 1 CPU");
    }

    @Test
    void says_what_a_seccomp_profile_does_with_calls() {
        SeccompProfile filter = SeccompProfile.builder()
                .defaultAction(Action.ERRNO)
                .addRule(SyscallRule.of(Action.ALLOW, "write", "read"))
                .addRule(SyscallRule.builder()
                        .action(Action.KILL_PROCESS)
                        .addName("bpf")
                        .excludes(RuleScope.caps("CAP_BPF"))
                        .build())
                .build();
        Explanation told =
                told(SecurityProfile.builder().seccomp(Seccomp.profile(filter)).build(), Controls.SECCOMP);
        assertThat(told.sentence()).endsWith("what no rule names is denied");
        assertThat(told.details())
                .containsExactly("permitted: \"read\", \"write\"", "deadly under conditions: \"bpf\"");
    }

    @Test
    void escapes_what_could_pass_for_other_words() {
        SecurityProfile hostile = SecurityProfile.builder()
                .hostname("a\"\u001b[2J\n\u202eb")
                .sysctls(Map.of("net.x", "1\r2"))
                .build();
        assertThat(told(hostile, Controls.HOSTNAME).sentence())
                .isEqualTo("calls itself \"a\\\"\\u001b[2J\\u000a\\u202eb\"");
        assertThat(told(hostile, Controls.SYSCTLS).details()).containsExactly("\"net.x\" is \"1\\u000d2\"");
    }

    private static String swap(SecurityProfile profile, SwapLimit swap) {
        return told(profile.with(Controls.MEMORY_SWAP, swap), Controls.MEMORY_SWAP)
                .sentence();
    }

    private static SecurityProfile capabilities(Capabilities capabilities) {
        return SecurityProfile.builder().capabilities(capabilities).build();
    }

    private static Explanation told(SecurityProfile profile, Control<?> control) {
        Optional<Explanation> told = Explanation.of(profile).stream()
                .filter(one -> one.control() == control)
                .findFirst();
        return told.orElseThrow();
    }
}
