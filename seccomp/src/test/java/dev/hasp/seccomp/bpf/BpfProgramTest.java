package dev.hasp.seccomp.bpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.KernelVersion;
import dev.hasp.linux.SyscallTable;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.ReferenceData;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.ResolvedRule;
import dev.hasp.seccomp.SeccompContext;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.SeccompFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BpfProgramTest {

    private static SeccompFilter load(Architecture architecture, List<String> others, ResolvedRule... rules) {
        return SeccompFilter.load(
                ResolvedProfile.builder()
                        .defaultAction(Action.ERRNO)
                        .nativeArchitecture(architecture)
                        .architectures(others)
                        .rules(List.of(rules))
                        .build(),
                ContainerRuntime.NONE);
    }

    private static ResolvedRule allow(List<String> names, ArgumentCondition... conditions) {
        return new ResolvedRule(names, Action.ALLOW, Optional.empty(), List.of(conditions), 0);
    }

    @Test
    void reads_well() {
        BpfProgram program = BpfProgram.compile(load(
                Architecture.AARCH64, List.of(), allow(List.of("personality"), ArgumentCondition.atMost(0, 0x20))));
        assertThat(program.disassemble()).isEqualTo("""
                   0: ld [4]  ; arch
                   1: jeq #0xc00000b7, 3, 2
                   2: ret #0x0  ; SCMP_ACT_KILL_THREAD
                   3: ld [0]  ; nr
                   4: jeq #0x5c, 5, 10
                   5: ld [20]  ; args[0] upper
                   6: jset #0xffffffff, 10, 7
                   7: ld [16]  ; args[0] lower
                   8: jge #0x21, 10, 9
                   9: ret #0x7fff0000  ; SCMP_ACT_ALLOW
                  10: ret #0x50001  ; SCMP_ACT_ERRNO(1)
                """);
    }

    @Test
    void a_mask_is_one_test_of_the_half_where_its_bits_are() {
        BpfProgram program = BpfProgram.compile(load(
                Architecture.X86_64,
                List.of(),
                allow(List.of("clone"), ArgumentCondition.maskedEqualTo(0, 0x7e020000, 0))));
        assertThat(program.disassemble()).containsOnlyOnce("args[0]").contains("jset #0x7e020000");
    }

    @Test
    void looks_at_the_right_half_on_big_endian_machines() {
        BpfProgram program = BpfProgram.compile(
                load(Architecture.S390X, List.of(), allow(List.of("personality"), ArgumentCondition.equalTo(0, 5))));
        int number = SyscallTable.of(Architecture.S390X).number("personality").orElseThrow();
        assertThat(program.isBigEndian()).isTrue();
        assertThat(program.run(SeccompData.of(Architecture.S390X, number, 5))
                        .verdict()
                        .permits())
                .isTrue();
        assertThat(program.run(SeccompData.of(Architecture.S390X, number, 5L << 32))
                        .verdict()
                        .permits())
                .isFalse();
    }

    @Test
    void jumps_over_more_than_255_instructions() {
        List<ResolvedRule> rules = new ArrayList<>();
        for (String name : SyscallTable.of(Architecture.X86_64).names().values()) {
            rules.add(allow(
                    List.of(name),
                    ArgumentCondition.equalTo(0, name.hashCode()),
                    ArgumentCondition.notEqualTo(1, name.length())));
        }
        SeccompFilter filter = load(Architecture.X86_64, List.of(), rules.toArray(ResolvedRule[]::new));
        BpfProgram program = BpfProgram.compile(filter);
        assertThat(program.size()).isBetween(2000, BpfProgram.MAX_INSTRUCTIONS);
        assertThat(program.instructions())
                .anyMatch(instruction -> instruction.code() == BpfInstruction.JUMP && instruction.operand() > 255);
        for (String name : SyscallTable.of(Architecture.X86_64).names().values()) {
            int number = SyscallTable.of(Architecture.X86_64).number(name).orElseThrow();
            for (long[] arguments : List.of(
                    new long[] {name.hashCode(), 0, 0, 0, 0, 0},
                    new long[] {name.hashCode() & 0xffff_ffffL, 0, 0, 0, 0, 0},
                    new long[] {name.hashCode(), name.length(), 0, 0, 0, 0})) {
                assertThat(program.run(SeccompData.of(Architecture.X86_64, number, arguments))
                                .verdict())
                        .isEqualTo(filter.decide(Architecture.X86_64, number, arguments)
                                .verdict());
            }
        }
    }

    @Test
    void finds_every_number() {
        Random random = new Random(1);
        for (int i = 0; i < 10; i++) {
            List<String> names = SyscallTable.of(Architecture.X86_64).names().values().stream()
                    .filter(name -> random.nextInt(3) > 0)
                    .toList();
            SeccompFilter filter = load(Architecture.X86_64, List.of(), allow(names));
            BpfProgram program = BpfProgram.compile(filter);
            for (int number = 0; number < 600; number++) {
                assertThat(program.run(SeccompData.of(Architecture.X86_64, number))
                                .verdict())
                        .isEqualTo(filter.decide(Architecture.X86_64, number, new long[6])
                                .verdict());
            }
        }
    }

    @Test
    void refuses_more_instructions_than_the_kernel_takes() {
        List<ResolvedRule> rules = new ArrayList<>();
        for (String name : SyscallTable.of(Architecture.X86_64).names().values()) {
            for (int i = 0; i < 6; i++) {
                rules.add(allow(List.of(name), ArgumentCondition.equalTo(i, name.hashCode() * 31L + i)));
            }
        }
        assertThatThrownBy(() ->
                        BpfProgram.compile(load(Architecture.X86_64, List.of(), rules.toArray(ResolvedRule[]::new))))
                .isInstanceOf(BpfException.class)
                .hasMessageContaining("4096");
    }

    @Test
    void refuses_what_the_kernel_refuses() {
        BpfInstruction end = BpfInstruction.of(BpfInstruction.RETURN, 0);
        for (BpfInstruction bad : List.of(
                BpfInstruction.of(BpfInstruction.LOAD, 64),
                BpfInstruction.of(BpfInstruction.LOAD, 2),
                BpfInstruction.of(BpfInstruction.LOAD, -4),
                BpfInstruction.of(BpfInstruction.JUMP, 1),
                BpfInstruction.of(BpfInstruction.JUMP, -1),
                new BpfInstruction(BpfInstruction.JEQ, 1, 0, 0),
                BpfInstruction.of(0x60, 16),
                BpfInstruction.of(0x34, 0),
                BpfInstruction.of(0x64, 32),
                BpfInstruction.of(0x28, 0))) {
            assertThatThrownBy(() -> BpfProgram.of(List.of(bad, end), false))
                    .as(bad.toString())
                    .isInstanceOf(BpfException.class)
                    .hasMessageContaining("instruction 0");
        }
        assertThatThrownBy(() -> BpfProgram.of(List.of(), false)).isInstanceOf(BpfException.class);
        assertThatThrownBy(() -> BpfProgram.of(List.of(BpfInstruction.of(BpfInstruction.LOAD, 0)), false))
                .isInstanceOf(BpfException.class);
        assertThatThrownBy(() -> BpfProgram.read(new byte[9], false)).isInstanceOf(BpfException.class);
    }

    @Test
    void runs_every_instruction_that_the_kernel_takes() {
        List<BpfInstruction> program = List.of(
                BpfInstruction.of(BpfInstruction.LOAD, 16), // a = 7
                BpfInstruction.of(0x07, 0), // x = 7
                BpfInstruction.of(0x0c, 0), // a = 14
                BpfInstruction.of(0x02, 3), // M[3] = 14
                BpfInstruction.of(0x24, 3), // a = 42
                BpfInstruction.of(0x1c, 0), // a = 35
                BpfInstruction.of(0x3c, 0), // a = 5
                BpfInstruction.of(0x64, 4), // a = 80
                BpfInstruction.of(0x44, 1), // a = 81
                BpfInstruction.of(0xac, 0), // a = 86
                BpfInstruction.of(0x84, 0), // a = -86
                BpfInstruction.of(0x14, 1), // a = -87
                BpfInstruction.of(0x61, 3), // x = 14
                BpfInstruction.of(0x5c, 0), // a = 8
                BpfInstruction.of(0x74, 1), // a = 4
                new BpfInstruction(0x2d, 0, 1, 0), // 4 > 14 does not hold
                BpfInstruction.of(BpfInstruction.RETURN, 1),
                BpfInstruction.of(0x16, 0));
        BpfResult result = BpfProgram.of(program, false).run(SeccompData.of(Architecture.X86_64, 0, 7));
        assertThat(result.returnValue()).isEqualTo(4);
        assertThat(result.executed()).isEqualTo(17);
    }

    @Test
    void values_that_no_kernel_knows_end_the_process() {
        assertThat(new BpfResult(0x12340000, 1).verdict().action()).isEqualTo(Action.KILL_PROCESS);
        assertThat(new BpfResult(0x00050026, 1).verdict()).hasToString("SCMP_ACT_ERRNO(38)");
    }

    @Test
    void dockers_default_takes_few_instructions() {
        SeccompProfile profile = SeccompProfile.parse(ReferenceData.text("default-profiles/docker-29.4.3.json"));
        BpfProgram program = BpfProgram.compile(SeccompFilter.load(
                profile.resolve(SeccompContext.of(Architecture.X86_64, new KernelVersion(6, 1), Set.of())),
                ContainerRuntime.RUNC));
        assertThat(program.size()).isLessThanOrEqualTo(650);
        assertThat(program.costs(Architecture.X86_64).mean()).isLessThanOrEqualTo(10);
        assertThat(program.costs(Architecture.X86).mean()).isLessThanOrEqualTo(15);
    }
}
