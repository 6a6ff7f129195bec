package dev.hasp.seccomp.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import dev.hasp.seccomp.Requirement;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.algebra.RandomProfiles;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.SeccompFilter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiled programs in the running kernel; needs a C compiler, and is required on continuous integration. */
class KernelTest {

    private static final Architecture HOST = Architecture.find(System.getProperty("os.arch"))
            .filter(found -> found.comparedBits() == 64)
            .orElse(Architecture.X86_64);

    /** Calls that do nothing and read no arguments. */
    private static final List<String> HARMLESS =
            List.of("getppid", "getuid", "geteuid", "getgid", "getegid", "gettid", "sched_yield");

    private static final int PROFILES = 10;
    private static final int CALLS = 1_000;

    @Test
    void the_kernel_takes_compiled_programs_and_decides_as_they_do(@TempDir Path directory) throws Exception {
        Path probe = compile(directory);
        Random random = new Random(20261121);
        for (int i = 0; i < PROFILES; i++) {
            ResolvedProfile profile = RandomProfiles.failing(HOST, HARMLESS, random);
            SeccompFilter filter = RandomProfiles.load(profile, ContainerRuntime.NONE);
            BpfProgram program = BpfProgram.compile(filter);
            Path file = Files.write(directory.resolve("filter"), program.toBytes());
            List<long[]> calls = new ArrayList<>();
            List<Integer> expected = new ArrayList<>();
            for (int c = 0; c < CALLS; c++) {
                int number = SyscallTable.of(HOST)
                        .number(HARMLESS.get(random.nextInt(HARMLESS.size())))
                        .orElseThrow();
                long[] registers = RandomProfiles.registers(profile, random);
                long[] call = new long[7];
                call[0] = number;
                System.arraycopy(registers, 0, call, 1, registers.length);
                calls.add(call);
                expected.add(filter.decide(HOST, number, registers)
                        .verdict()
                        .errno()
                        .map(errno -> (int) errno.number())
                        .orElse(0));
            }
            assertThat(run(probe, file, calls)).as(profile.toJson()).isEqualTo(expected);
            assertThat(expected).anyMatch(errno -> errno > 0);
        }
    }

    private static Path compile(Path directory) throws IOException, InterruptedException {
        boolean compiler = Arrays.stream(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "gcc")));
        boolean possible = compiler && System.getProperty("os.name").equals("Linux");
        Requirement.met(possible, "no C compiler, or no Linux (Debian: gcc, libc6-dev)");
        Path source = directory.resolve("probe.c");
        try (InputStream in = Objects.requireNonNull(KernelTest.class.getResourceAsStream("probe.c"))) {
            Files.copy(in, source);
        }
        Path probe = directory.resolve("probe");
        Process gcc = new ProcessBuilder("gcc", "-O1", "-Wall", "-o", probe.toString(), source.toString())
                .inheritIO()
                .start();
        assertThat(gcc.waitFor()).as("exit code of gcc").isZero();
        return probe;
    }

    private static List<Integer> run(Path probe, Path filter, List<long[]> calls)
            throws IOException, InterruptedException {
        Path input = filter.resolveSibling("calls");
        Files.writeString(
                input,
                calls.stream()
                        .map(call ->
                                Arrays.stream(call).mapToObj(Long::toHexString).collect(Collectors.joining(" ")))
                        .collect(Collectors.joining("\n")));
        Process process = new ProcessBuilder(probe.toString(), filter.toString())
                .redirectInput(input.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        return output.lines().map(Integer::valueOf).toList();
    }
}
