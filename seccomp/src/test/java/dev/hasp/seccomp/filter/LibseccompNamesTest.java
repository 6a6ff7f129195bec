package dev.hasp.seccomp.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The names and numbers that Debian 12's libseccomp knows, against the library itself. */
class LibseccompNamesTest {

    @Test
    void knows_what_debian_12_knows_under_the_same_numbers() {
        List<String> names = new ArrayList<>(SyscallTable.allNames());
        List<String> differences = new ArrayList<>();
        try (RealLibseccomp libseccomp = RealLibseccomp.start()) {
            List<Integer> marks = libseccomp.numbers(Architecture.X86_64, List.of("cachestat", "mseal"));
            assumeTrue(marks.get(0) > 0 && marks.get(1) == -1, "the machine's libseccomp is not that of Debian 12");
            for (Architecture architecture : Architecture.values()) {
                if (!Libseccomp.DEBIAN_12.knows(architecture)) {
                    continue;
                }
                List<Integer> numbers = libseccomp.numbers(architecture, names);
                for (int i = 0; i < names.size(); i++) {
                    String name = names.get(i);
                    int number = numbers.get(i);
                    if (Libseccomp.DEBIAN_12.knows(name) != (number != -1)) {
                        differences.add(architecture + " " + name + " known: " + number);
                    }
                    // the library gives multiplexed calls a number of its own whether or not they have one
                    if (Multiplexing.call(architecture, name).isEmpty()
                            && Libseccomp.DEBIAN_12
                                            .number(SyscallTable.of(architecture), name)
                                            .orElse(-1)
                                    != Math.max(number, -1)) {
                        differences.add(architecture + " " + name + " number: " + number);
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
    }
}
