package dev.hasp.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.seccomp.ReferenceData;
import dev.hasp.seccomp.Requirement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SyscallTableTest {

    @ParameterizedTest
    @CsvSource({
        "x86_64, read, 0",
        "x86_64, rseq_slice_yield, 471",
        "x86_64, uretprobe, 335",
        "x86, socketcall, 102",
        "x86, clock_gettime64, 403",
        "x32, read, 0x40000000",
        "x32, execve, 0x40000208",
        "arm, set_tls, 0xf0005",
        "aarch64, openat, 56",
        "riscv64, riscv_hwprobe, 258",
        "s390, mseal, 462",
        "s390, file_setattr, 469",
        "s390x, s390_pci_mmio_read, 353",
        "ppc, socketcall, 102",
        "ppc64, swapcontext, 249",
        "ppc64le, clone3, 435",
        "loongarch64, statx, 291",
        "mips, read, 4003",
        "mips64, read, 5000",
        "mips64n32, read, 6000",
        "mipsel64n32, clone3, 6435",
    })
    void numbers_a_call_as_filters_see_it(String architecture, String name, String number) {
        SyscallTable table = SyscallTable.of(Architecture.of(architecture));

        assertThat(table.number(name)).hasValue(Integer.decode(number));
        assertThat(table.name(Integer.decode(number))).hasValue(name);
    }

    @Test
    void knows_what_an_architecture_lacks() {
        assertThat(SyscallTable.of(Architecture.AARCH64).number("open")).isEmpty();
        assertThat(SyscallTable.of(Architecture.X86_64).number("socketcall")).isEmpty();
        assertThat(SyscallTable.of(Architecture.X86_64).number("no_such_call")).isEmpty();
        assertThat(SyscallTable.of(Architecture.X86_64).name(9999)).isEmpty();
        assertThat(SyscallTable.of(Architecture.S390).number("listns")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void numbers_every_call_once(Architecture architecture) {
        SyscallTable table = SyscallTable.of(architecture);

        assertThat(table.names()).hasSizeGreaterThan(300);
        table.names().forEach((number, name) -> assertThat(table.number(name)).hasValue(number));
        assertThat(SyscallTable.allNames().stream()
                        .filter(name -> table.number(name).isPresent())
                        .count())
                .isEqualTo(table.names().size());
    }

    @ParameterizedTest
    @CsvSource({
        "read, 1.0",
        "seccomp, 3.17",
        "bpf, 3.18",
        "statx, 4.11",
        "io_uring_setup, 5.1",
        "clock_gettime64, 5.1",
        "clone3, 5.3",
        "openat2, 5.6",
        "landlock_create_ruleset, 5.13",
        "futex_waitv, 5.16",
        "cachestat, 6.5",
        "mseal, 6.10",
        "listns, 6.19",
    })
    void knows_the_kernel_that_introduced_a_call(String name, String kernel) {
        assertThat(SyscallTable.since(name)).hasValue(KernelVersion.of(kernel));
    }

    @Test
    void knows_that_of_every_call_that_was_ever_there() {
        List<String> unknown = SyscallTable.allNames().stream()
                .filter(name -> SyscallTable.since(name).isEmpty())
                .filter(name -> !name.matches("(un)?(used|reserved)\\d+"))
                .toList();

        // reserved, never implemented or gone before anyone could use them
        assertThat(unknown)
                .containsExactlyInAnyOrder(
                        "afs_syscall",
                        "break",
                        "cachectl",
                        "epoll_ctl_old",
                        "epoll_wait_old",
                        "ftime",
                        "getpmsg",
                        "gtty",
                        "idle",
                        "lock",
                        "mpx",
                        "multiplexer",
                        "prof",
                        "profil",
                        "putpmsg",
                        "security",
                        "stty",
                        "timerfd",
                        "tuxcall",
                        "ulimit",
                        "vserver");
    }

    @Test
    void knows_arguments_and_how_wide_the_kernel_reads_them() {
        assertThat(SyscallTable.argumentCount("socket")).hasValue(3);
        assertThat(SyscallTable.argumentCount("getpid")).hasValue(0);
        assertThat(SyscallTable.argumentCount("umount")).hasValue(1);
        assertThat(SyscallTable.argumentCount("umount2")).hasValue(2);
        assertThat(SyscallTable.argumentCount("mmap")).hasValue(6);
        assertThat(SyscallTable.argumentCount("no_such_call")).isEmpty();
        assertThat(SyscallTable.isInt32("socket", 0)).isTrue();
        assertThat(SyscallTable.isInt32("mmap", 2)).isFalse();
        assertThat(SyscallTable.isInt32("getpid", 0)).isFalse();
        assertThat(SyscallTable.isInt32("personality", 0)).isTrue();
        assertThat(SyscallTable.isPointer("capset", 0)).isTrue();
        assertThat(SyscallTable.isPointer("write", 2)).isFalse();
        assertThat(SyscallTable.isPointer("socket", 5)).isFalse();
    }

    @Test
    void holds_the_numbers_that_headers_and_libseccomp_gave() {
        for (String file : List.of("syscalls.csv", "tables/syscalls-kernel-7.2.13.csv")) {
            List<String> lines = ReferenceData.text(file).lines().toList();
            List<String> columns = List.of(lines.get(0).split(",", -1));
            Map<String, String> renamed =
                    Map.of("mips64el", "mipsel64", "mipsel64n32", "mipsel64n32", "mipsel", "mipsel");
            for (int column = 1; column < columns.size(); column++) {
                String name = columns.get(column);
                Optional<Architecture> architecture = Architecture.find(renamed.getOrDefault(name, name));
                if (architecture.isPresent()) {
                    agrees(SyscallTable.of(architecture.get()), lines, column);
                }
            }
        }
    }

    private static void agrees(SyscallTable table, List<String> lines, int column) {
        Map<String, Integer> expected = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            if (!fields[column].isEmpty()) {
                expected.put(fields[0], Integer.valueOf(fields[column]));
            }
        }
        expected.forEach((name, number) -> assertThat(table.number(name))
                .as("%s on %s", name, table.architecture())
                .isEqualTo(OptionalInt.of(number)));
    }

    @Test
    void holds_the_argument_widths_of_the_prototypes() {
        // the data took typedefs of pointers for words, and the prototype of umount2 for that of umount
        Set<String> corrected = Set.of("capget", "capset", "signal", "umount");
        ReferenceData.text("tables/syscall-args.csv").lines().skip(1).forEach(line -> {
            String[] fields = line.split(",", -1);
            if (SyscallTable.allNames().contains(fields[0]) && !corrected.contains(fields[0])) {
                assertThat(SyscallTable.argumentCount(fields[0])).as(line).hasValue(Integer.parseInt(fields[1]));
                for (int index = 0; index < 6; index++) {
                    assertThat(SyscallTable.isInt32(fields[0], index))
                            .as(line)
                            .isEqualTo(fields[index + 2].equals("32"));
                    assertThat(SyscallTable.isPointer(fields[0], index))
                            .as(line)
                            .isEqualTo(fields[index + 2].equals("ptr"));
                }
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"x86_64, x86_64", "x86, x86", "arm, arm", "aarch64, aarch64", "s390x, s390x", "mips, mips"})
    void agrees_with_libseccomp(String architecture, String resolverName) throws Exception {
        Path resolver = Path.of("/usr/bin/scmp_sys_resolver");
        Requirement.met(Files.isExecutable(resolver), "no scmp_sys_resolver (Debian: seccomp)");
        SyscallTable table = SyscallTable.of(Architecture.of(architecture));
        for (String name : List.of("read", "openat2", "clone3", "statx", "bpf", "seccomp", "execve")) {
            Process process = new ProcessBuilder(resolver.toString(), "-a", resolverName, name).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertThat(process.waitFor()).isZero();
            assertThat(table.number(name)).as(name).hasValue(Integer.parseInt(output));
        }
    }

    @Test
    void says_where_its_numbers_come_from() throws IOException {
        try (InputStream in = Objects.requireNonNull(SyscallTable.class.getResourceAsStream("syscalls.tsv"))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("# System calls of Linux")
                    .contains("# numbers: linux-libc-dev ", "# since: syscalls(2) of Linux man-pages ");
        }
    }
}
