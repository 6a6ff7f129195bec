package dev.hasp.effective;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.linux.Capability;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void capabilities_are_said_as_short_as_they_can_be() {
        TreeSet<Capability> most = new TreeSet<>(Capability.known());
        assertThat(Words.of(Aspects.BOUNDING, most)).hasToString("all " + most.size());
        most.remove(Capability.SYS_RESOURCE);
        assertThat(Words.of(Aspects.BOUNDING, most)).hasToString("all but SYS_RESOURCE");
        assertThat(Words.of(Aspects.BOUNDING, most).items()).hasSize(most.size());
        assertThat(Words.of(Aspects.BOUNDING, new TreeSet<>())).hasToString("none");
        assertThat(Words.of(Aspects.BOUNDING, new TreeSet<>(List.of(Capability.KILL, Capability.CHOWN))))
                .hasToString("CHOWN, KILL");
    }

    @Test
    void values_are_in_the_units_that_people_use() {
        assertThat(Words.of(Aspects.MEMORY_LIMIT, Limit.of(512 << 20))).hasToString("512m");
        assertThat(Words.of(Aspects.PIDS, Limit.of(512))).hasToString("512");
        assertThat(Words.of(Aspects.PIDS, Limit.unlimited())).hasToString("unlimited");
        assertThat(Words.of(Aspects.UMASK_SET, 18)).hasToString("0022");
        assertThat(Words.of(Aspects.NO_NEW_PRIVS, true)).hasToString("yes");
        assertThat(Words.of(Aspects.CPU_TIME, new CpuTime(Limit.of(150_000), 100_000)))
                .hasToString("1.5 (150000 of 100000 us)");
        assertThat(Words.of(Aspects.CPU_TIME, new CpuTime(Limit.of(1_000_000), 100_000)))
                .hasToString("10 (1000000 of 100000 us)");
        assertThat(Words.of(Aspects.UID_MAP, List.of(IdMapping.IDENTITY))).hasToString("as on the host");
        assertThat(Words.of(Aspects.UID_MAP, List.of(new IdMapping(0, 200_000, 65_536))))
                .hasToString("0 200000 65536");
        assertThat(Words.of(Aspects.SECCOMP_RULES, Optional.empty())).hasToString("no filter");
        assertThat(Words.of(Aspects.KERNEL_PARAMETERS, new TreeMap<>(java.util.Map.of("a.b", "1"))))
                .hasToString("a.b=1");
    }
}
