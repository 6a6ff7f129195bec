package dev.hasp.seccomp.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.linux.Architecture;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.algebra.FilterMeaning;
import dev.hasp.seccomp.algebra.RandomProfiles;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.SeccompFilter;
import dev.hasp.seccomp.filter.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BpfProgramProperties {

    @Property(tries = 150)
    void decides_as_the_filter_and_its_meaning_do(
            @ForAll("profile") ResolvedProfile profile, @ForAll ContainerRuntime runtime, @ForAll Random random) {
        SeccompFilter filter = RandomProfiles.load(profile, runtime);
        FilterMeaning meaning = FilterMeaning.of(filter);
        BpfProgram program = BpfProgram.compile(filter);
        for (int i = 0; i < 200; i++) {
            List<Architecture> covered =
                    random.nextInt(10) == 0 ? List.of(Architecture.values()) : filter.architectures();
            Architecture architecture = covered.get(random.nextInt(covered.size()));
            int number = RandomProfiles.number(filter, random);
            long[] registers = RandomProfiles.registers(profile, random);
            Verdict decided = filter.decide(architecture, number, registers).verdict();
            assertThat(meaning.decide(architecture, number, registers)).isEqualTo(decided);
            assertThat(program.run(SeccompData.of(architecture, number, registers))
                            .verdict())
                    .as(() -> architecture + " " + Integer.toHexString(number) + Arrays.toString(registers) + "\n"
                            + profile.toPrettyJson() + program.disassemble())
                    .isEqualTo(decided);
        }
    }

    @Property(tries = 50)
    void writes_what_it_reads(@ForAll("profile") ResolvedProfile profile) {
        BpfProgram program = BpfProgram.compile(RandomProfiles.load(profile, ContainerRuntime.NONE));
        BpfProgram read = BpfProgram.read(program.toBytes(), program.isBigEndian());
        assertThat(read.instructions()).isEqualTo(program.instructions());
    }

    @Provide
    Arbitrary<ResolvedProfile> profile() {
        return RandomProfiles.any();
    }
}
