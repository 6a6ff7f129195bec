package dev.hasp.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.linux.Architecture;
import dev.hasp.observed.KernelFiles.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The program is really run: natively, or by qemu where the machine is another and qemu-user is installed. */
class ProbeProgramTest {

    private static final long SECONDS = 20;
    private static final long WAIT_MILLIS = 1000;
    private static final List<Long> MINUS_ONE = Collections.nCopies(6, -1L);

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(MachineCode.class)
    void reads_texts_links_and_directories(MachineCode machine) throws Exception {
        Path text = Files.writeString(directory.resolve("text"), "one\ntwo\n");
        Path empty = Files.writeString(directory.resolve("empty"), "");
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("net:[1234]"));
        Path inside = Files.createDirectories(directory.resolve("inside"));
        for (int i = 0; i < 300; i++) {
            Files.createFile(inside.resolve("name-" + i));
        }

        ProbeProgram program = program(
                machine,
                List.of(),
                FileQuestion.text(text.toString()),
                FileQuestion.text(empty.toString()),
                FileQuestion.link(link.toString()),
                FileQuestion.names(inside.toString()),
                FileQuestion.status(inside.toString()),
                FileQuestion.status(link.toString()));
        ProbedFiles files = program.files(run(machine, program));

        assertThat(files.text(text.toString())).isEqualTo(new Answer.Content<>("one\ntwo\n"));
        assertThat(files.text(empty.toString())).isEqualTo(new Answer.Content<>(""));
        assertThat(files.link(link.toString())).isEqualTo(new Answer.Content<>("net:[1234]"));
        assertThat(files.names(inside.toString()))
                .isInstanceOfSatisfying(
                        Answer.Content.class,
                        names -> assertThat((List<?>) names.value())
                                .hasSize(300)
                                .satisfies(all -> assertThat(all.get(0)).isEqualTo("name-0")));
        assertThat(kind(files.mode(inside.toString()))).isEqualTo(0040000);
        assertThat(kind(files.mode(link.toString()))).isEqualTo(0120000);
    }

    private static int kind(Answer<Integer> mode) {
        return ((Answer.Content<Integer>) mode).value() & 0170000;
    }

    @ParameterizedTest
    @EnumSource(MachineCode.class)
    void says_by_name_why_a_file_cannot_be_read(MachineCode machine) throws Exception {
        Path text = Files.writeString(directory.resolve("text"), "x".repeat(4096));
        String missing = directory.resolve("missing").toString();

        ProbeProgram program = program(
                machine,
                List.of(),
                FileQuestion.text(missing),
                FileQuestion.link(missing),
                FileQuestion.names(missing),
                FileQuestion.status(missing),
                FileQuestion.text(directory.toString()),
                FileQuestion.link(text.toString()),
                FileQuestion.names(text.toString()),
                FileQuestion.text(text.toString()));
        ProbedFiles files = program.files(run(machine, program));

        assertThat(files.text(missing)).isEqualTo(new Answer.Refused<>("ENOENT"));
        assertThat(files.link(missing)).isEqualTo(new Answer.Refused<>("ENOENT"));
        assertThat(files.names(missing)).isEqualTo(new Answer.Refused<>("ENOENT"));
        assertThat(files.mode(missing)).isEqualTo(new Answer.Refused<>("ENOENT"));
        assertThat(files.text(directory.toString())).isEqualTo(new Answer.Refused<>("EISDIR"));
        assertThat(files.link(text.toString())).isEqualTo(new Answer.Refused<>("EINVAL"));
        assertThat(files.names(text.toString())).isEqualTo(new Answer.Refused<>("ENOTDIR"));
        assertThat(files.text(text.toString()))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.why()).contains("longer than the probe's 4096 bytes"));
        assertThat(files.text("/never/asked")).isEqualTo(new Answer.NotAsked<>());
    }

    @ParameterizedTest
    @EnumSource(MachineCode.class)
    void a_file_after_one_that_does_not_exist_is_its_own(MachineCode machine) throws Exception {
        List<FileQuestion> questions = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            if (i % 3 != 0) {
                Files.writeString(directory.resolve("text-" + i), "text " + i);
            }
            questions.add(FileQuestion.text(directory.resolve("text-" + i).toString()));
        }
        ProbeProgram program = program(machine, List.of(), questions.toArray(FileQuestion[]::new));
        ProbedFiles files = program.files(run(machine, program));

        for (int i = 0; i < 40; i++) {
            Answer<String> expected = i % 3 == 0 ? new Answer.Refused<>("ENOENT") : new Answer.Content<>("text " + i);
            assertThat(files.text(questions.get(i).path())).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(MachineCode.class)
    void brings_home_how_the_kernel_answered_calls(MachineCode machine) throws Exception {
        List<CallQuestion> calls = List.of(
                new CallQuestion("getppid", machine.number("getppid"), MINUS_ONE),
                new CallQuestion("dup", machine.number("dup"), MINUS_ONE),
                new CallQuestion("kill", machine.number("kill"), List.of((long) Integer.MAX_VALUE, 0L, 0L, 0L, 0L, 0L)),
                new CallQuestion("none", 4000, MINUS_ONE));
        ProbeProgram program = program(machine, calls, FileQuestion.text("/proc/self/status"));
        byte[] output = run(machine, program);

        assertThat(output).hasSize(program.outputLength());
        assertThat(program.results(output))
                .hasSize(4)
                .satisfies(results -> assertThat(results.get(0)).isPositive())
                .endsWith(-9L, -3L, -38L);
    }

    @Test
    void every_question_is_answered_by_this_machine() throws Exception {
        Architecture here = Architecture.of(System.getProperty("os.arch"));
        MachineCode machine = MachineCode.of(here);
        List<CallQuestion> calls = CallQuestions.of(here);
        ProbeProgram program = program(machine, calls, FileQuestion.text("/proc/self/status"));

        List<Long> results = program.results(run(machine, program));

        assertThat(results).hasSameSizeAs(calls);
        // what goes through looks at the probe's own process or makes a descriptor that ends with it
        assertThat(IntStream.range(0, results.size())
                        .filter(i -> results.get(i) >= 0)
                        .mapToObj(i -> calls.get(i).call()))
                .isSubsetOf(
                        "alarm",
                        "brk",
                        "eventfd",
                        "getegid",
                        "geteuid",
                        "getgid",
                        "getpgrp",
                        "getpid",
                        "getppid",
                        "gettid",
                        "getuid",
                        "inotify_init",
                        "modify_ldt",
                        "munlockall",
                        "personality",
                        "sched_yield",
                        "set_tid_address",
                        "setfsgid",
                        "setfsuid",
                        "setregid",
                        "setresgid",
                        "setresuid",
                        "setreuid",
                        "setsid",
                        "umask");
    }

    @ParameterizedTest
    @EnumSource(MachineCode.class)
    void finds_directories_and_links_that_are_not_devices(MachineCode machine) throws Exception {
        Path dev = Files.createDirectories(directory.resolve("dev"));
        Files.createDirectories(dev.resolve("shm"));
        Files.createDirectories(dev.resolve("a/b"));
        Files.createFile(dev.resolve("null"));
        Files.createFile(dev.resolve("a/file"));
        Files.createSymbolicLink(dev.resolve("link"), Path.of("shm"));
        String root = dev.toString();

        ProbeProgram first =
                program(machine, List.of(), DeviceSearch.first(root).toArray(FileQuestion[]::new));
        ProbedFiles files = first.files(run(machine, first));
        List<FileQuestion> open = new DeviceSearch(files, root).open();
        assertThat(open).containsExactly(FileQuestion.names(root + "/a"));
        assertThat(files.devices(root)).isInstanceOf(Answer.Refused.class);
        for (int round = 0; round < 2; round++) {
            ProbeProgram again = program(
                    machine, List.of(), new DeviceSearch(files, root).open().toArray(FileQuestion[]::new));
            files.addAll(again.files(run(machine, again)));
        }

        assertThat(files.devices(root)).isEqualTo(new Answer.Content<>(List.of()));
        assertThat(files.devices("/never/asked")).isEqualTo(new Answer.NotAsked<>());
    }

    @Test
    void finds_the_devices_of_this_machine() throws Exception {
        MachineCode machine = MachineCode.of(Architecture.of(System.getProperty("os.arch")));
        ProbeProgram program = program(
                machine,
                List.of(),
                FileQuestion.names("/dev"),
                FileQuestion.status("/dev/null"),
                FileQuestion.status("/dev/zero"));
        ProbedFiles files = program.files(run(machine, program));

        assertThat(files.mode("/dev/null"))
                .isInstanceOfSatisfying(
                        Answer.Content.class,
                        mode -> assertThat((int) mode.value() & 0170000).isEqualTo(0020000));
        assertThat(new DeviceSearch(files, "/dev").open())
                .extracting(FileQuestion::path)
                .doesNotContain("/dev/null", "/dev/pts");
    }

    @ParameterizedTest
    @EnumSource(MachineCode.class)
    void waits_asleep_or_without_a_system_call(MachineCode machine) throws Exception {
        for (boolean sleeps : List.of(true, false)) {
            Process process = start(machine, new WaitingProgram(machine, sleeps), ProcessBuilder.Redirect.PIPE);
            boolean ended = process.waitFor(WAIT_MILLIS, TimeUnit.MILLISECONDS);
            boolean isIdle = process.info().totalCpuDuration().orElseThrow().toMillis() < WAIT_MILLIS / 2;
            process.destroyForcibly();

            assertThat(ended).as("ended by itself").isFalse();
            assertThat(isIdle).isEqualTo(sleeps);
        }
    }

    @Test
    void the_output_of_something_else_is_noticed() {
        ProbeProgram program = program(MachineCode.X86_64, List.of(), FileQuestion.text("/proc/self/status"));
        ProbeProgram other = program(MachineCode.X86_64, List.of(), FileQuestion.text("/proc/self/limits"));
        byte[] output = new byte[program.outputLength()];

        assertThat(program.hasFiles(output)).isFalse();
        assertThat(other.outputLength()).isEqualTo(program.outputLength());
    }

    @Test
    void an_architecture_without_a_probe_says_what_works_instead() {
        assertThatThrownBy(() -> new ProbeProgram(Architecture.S390X, List.of(), List.of()))
                .isInstanceOfSatisfying(
                        ProbeException.class, e -> assertThat(e.reason()).isEqualTo(ProbeException.Reason.NO_PROGRAM))
                .hasMessageContaining("s390x")
                .hasMessageContaining("[x86_64, aarch64]")
                .hasMessageContaining("look from outside");
    }

    private static ProbeProgram program(MachineCode machine, List<CallQuestion> calls, FileQuestion... files) {
        return new ProbeProgram(Architecture.valueOf(machine.name()), Arrays.asList(files), calls);
    }

    private Process start(MachineCode machine, Executable program, ProcessBuilder.Redirect output) throws Exception {
        List<String> command = new ArrayList<>(launcher(machine));
        Path file = Files.write(Files.createTempFile(directory, "probe", ""), program.file());
        assertThat(file.toFile().setExecutable(true)).isTrue();
        command.add(file.toString());
        return new ProcessBuilder(command).redirectOutput(output).start();
    }

    private byte[] run(MachineCode machine, ProbeProgram program) throws Exception {
        Path output = directory.resolve("output");
        Process process = start(machine, program, ProcessBuilder.Redirect.to(output.toFile()));
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("ended in time").isTrue();
        assertThat(process.exitValue()).isZero();
        byte[] found = Files.readAllBytes(output);
        assertThat(program.hasFiles(found)).isTrue();
        return found;
    }

    private static List<String> launcher(MachineCode machine) {
        Assumptions.assumeTrue(System.getProperty("os.name").equals("Linux"), "a probe is a program for Linux");
        String name = machine.name().toLowerCase(java.util.Locale.ROOT);
        if (Architecture.find(System.getProperty("os.arch")).equals(Architecture.find(name))) {
            return List.of();
        }
        Optional<Path> qemu = Stream.of("/usr/bin/qemu-" + name + "-static", "/usr/bin/qemu-" + name)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(qemu.isPresent(), "there is no qemu-" + name + " (Debian: qemu-user-static)");
        return List.of(qemu.orElseThrow().toString());
    }
}
