package dev.hasp.seccomp.filter;

import dev.hasp.linux.Architecture;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.Operator;
import dev.hasp.seccomp.Requirement;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.ResolvedRule;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The machine's own libseccomp, asked through a small program that is compiled for the purpose. */
final class RealLibseccomp implements AutoCloseable {

    private static final int X32_TOKEN = 0x4000003e;

    /** A call to ask about. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Question(int auditArch, int number, long[] arguments) {}

    private final Process process;
    private final BufferedWriter in;
    private final BufferedReader out;

    private RealLibseccomp(Process process) {
        this.process = process;
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Compiles and starts the program; aborts the test where there is no compiler or library, but fails in CI. */
    static RealLibseccomp start() {
        try {
            Path directory = Files.createTempDirectory("libseccomp");
            Path source = directory.resolve("decide.c");
            try (InputStream text = RealLibseccomp.class.getResourceAsStream("libseccomp_decide.c")) {
                Files.copy(Objects.requireNonNull(text), source);
            }
            Path program = directory.resolve("decide");
            Requirement.met(
                    compiles(source, program),
                    "no C compiler with libseccomp's headers (Debian: gcc, libc6-dev, libseccomp-dev)");
            return new RealLibseccomp(new ProcessBuilder(program.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean compiles(Path source, Path program) {
        try {
            Process compiler = new ProcessBuilder(
                            "gcc", "-O1", "-o", program.toString(), source.toString(), "-lseccomp")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return compiler.waitFor(60, TimeUnit.SECONDS) && compiler.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Loads a profile as runc does, without the stub; false if libseccomp refuses it. */
    boolean load(ResolvedProfile profile) {
        Architecture home = profile.nativeArchitecture();
        Verdict byDefault = Verdict.of(profile.defaultAction(), profile.defaultErrno());
        StringBuilder text = new StringBuilder()
                .append("F ")
                .append(token(home))
                .append(' ')
                .append(code(byDefault))
                .append(home.isBigEndian() ? " 1 " : " 0 ")
                .append(profile.architectures().size());
        for (String architecture : profile.architectures()) {
            text.append(' ').append(token(Architecture.ofScmpName(architecture).orElseThrow()));
        }
        text.append('\n');
        for (ResolvedRule rule : profile.rules()) {
            Verdict verdict = Verdict.of(rule.action(), rule.errno());
            if (verdict.equals(byDefault)) {
                continue;
            }
            boolean repeated = rule.args().stream()
                            .map(ArgumentCondition::index)
                            .distinct()
                            .count()
                    < rule.args().size();
            for (String name : rule.names()) {
                if (repeated) {
                    rule.args().forEach(condition -> rule(text, verdict, name, List.of(condition)));
                } else {
                    rule(text, verdict, name, rule.args());
                }
            }
        }
        return ask(text.append("X\n").toString(), 1).get(0).equals("ok");
    }

    private static void rule(StringBuilder text, Verdict verdict, String name, List<ArgumentCondition> conditions) {
        text.append("R ")
                .append(code(verdict))
                .append(' ')
                .append(name)
                .append(' ')
                .append(conditions.size());
        for (ArgumentCondition condition : conditions) {
            text.append(' ').append(condition.index()).append(' ').append(operator(condition.operator()));
            text.append(' ').append(Long.toUnsignedString(condition.value()));
            text.append(' ').append(Long.toUnsignedString(condition.valueTwo()));
        }
        text.append('\n');
    }

    /** The filter's verdicts on calls. */
    List<Verdict> decide(List<Question> questions) {
        StringBuilder text = new StringBuilder();
        for (Question question : questions) {
            text.append("Q ").append(Integer.toUnsignedString(question.auditArch()));
            text.append(' ').append(Integer.toUnsignedString(question.number()));
            for (long argument : question.arguments()) {
                text.append(' ').append(Long.toUnsignedString(argument));
            }
            text.append('\n');
        }
        return ask(text.append("S\n").toString(), questions.size()).stream()
                .map(answer -> verdict(Integer.parseUnsignedInt(answer)))
                .toList();
    }

    /** The numbers that libseccomp has for names on an architecture; negative where it has none. */
    List<Integer> numbers(Architecture architecture, Collection<String> names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append("N ")
                    .append(token(architecture))
                    .append(' ')
                    .append(name)
                    .append('\n');
        }
        return ask(text.append("S\n").toString(), names.size()).stream()
                .map(Integer::valueOf)
                .toList();
    }

    private List<String> ask(String text, int answers) {
        try {
            // in pieces, so that neither pipe fills while the other waits
            in.write(text);
            in.flush();
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < answers; i++) {
                lines.add(Objects.requireNonNull(out.readLine(), "libseccomp's program ended"));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String token(Architecture architecture) {
        return Integer.toUnsignedString(architecture == Architecture.X32 ? X32_TOKEN : architecture.auditArch());
    }

    private static String code(Verdict verdict) {
        return Integer.toUnsignedString(verdict.action().returnCode() | verdict.data());
    }

    private static int operator(Operator operator) {
        return Operator.known().indexOf(operator) + 1;
    }

    private static Verdict verdict(int value) {
        Action action = Action.known().stream()
                .filter(known -> known.returnCode() == (value & 0xffff0000))
                .findFirst()
                .orElseThrow();
        return new Verdict(action, value & 0xffff);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
