package dev.hasp.selinux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** A policy that the real compiler made of a small base and of modules, and that the real library judges by. */
public final class TestPolicy {

    /** A policy that the compiler refused, with what it said. */
    public static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        Refused(String text) {
            super(text);
        }
    }

    private static final class Bases {

        static final TestPolicy MCS = base(1);
        static final TestPolicy MLS = base(16);
    }

    private final Path binary;

    private TestPolicy(Path binary) {
        this.binary = binary;
    }

    /** The base with one sensitivity, as distributions of containers have it. */
    public static TestPolicy mcs() {
        PolicyTool.SECILC.required();
        return Bases.MCS;
    }

    /** The base with the sixteen sensitivities of policies with more than one. */
    public static TestPolicy mls() {
        PolicyTool.SECILC.required();
        return Bases.MLS;
    }

    /** The base with one sensitivity and these modules, each the text of a CIL file. */
    public static TestPolicy with(String... modules) throws Refused {
        return compiled(1, List.of(modules));
    }

    /** Whether it holds the label. */
    public boolean holds(String label) {
        return PolicyTool.CHKCON.run(binary.toString(), label).code() == 0;
    }

    /** Whether a process with the one label may do that to what has the other. */
    public boolean grants(String process, String object, String objectClass, String permission) {
        return PolicyTool.CHECK_ACCESS
                        .run(binary.toString(), process, object, objectClass, permission)
                        .code()
                == 0;
    }

    /** Its allow rules for a type of processes, as {@code sesearch} prints them. */
    public List<String> rulesOf(String type) {
        return PolicyTool.SESEARCH
                .run("-A", "-s", type, binary.toString())
                .text()
                .lines()
                .toList();
    }

    private static TestPolicy base(int sensitivities) {
        try {
            return compiled(sensitivities, List.of());
        } catch (Refused refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static TestPolicy compiled(int sensitivities, List<String> modules) throws Refused {
        try {
            Path directory = Files.createTempDirectory("policy");
            directory.toFile().deleteOnExit();
            Path binary = directory.resolve("policy.33");
            List<String> command =
                    new ArrayList<>(List.of("-M", "true", "-c", "33", "-o", binary.toString(), "-f", "/dev/null"));
            List<Path> sources = new ArrayList<>();
            sources.add(Files.writeString(directory.resolve("levels.cil"), levels(sensitivities)));
            sources.add(Files.writeString(directory.resolve("base.cil"), baseText()));
            for (String module : modules) {
                sources.add(Files.writeString(directory.resolve("module" + sources.size() + ".cil"), module));
            }
            sources.forEach(source -> command.add(source.toString()));
            PolicyTool.Answer answer = PolicyTool.SECILC.run(command.toArray(String[]::new));
            for (Path source : sources) {
                Files.delete(source);
            }
            if (answer.code() != 0) {
                Files.deleteIfExists(binary);
                Files.delete(directory);
                throw new Refused(answer.text());
            }
            binary.toFile().deleteOnExit();
            return new TestPolicy(binary);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String levels(int sensitivities) {
        String names = names("s", sensitivities);
        String categories = names("c", Level.CATEGORIES);
        String last = "s" + (sensitivities - 1);
        List<String> lines = new ArrayList<>();
        for (String name : names.split(" ", -1)) {
            lines.add("(sensitivity " + name + ")");
        }
        for (String name : categories.split(" ", -1)) {
            lines.add("(category " + name + ")");
        }
        lines.add("(sensitivityorder (" + names + "))");
        lines.add("(categoryorder (" + categories + "))");
        for (String name : names.split(" ", -1)) {
            lines.add("(sensitivitycategory " + name + " (range c0 c1023))");
        }
        lines.add("(level systemlow (s0))");
        lines.add("(level systemhigh (" + last + " (range c0 c1023)))");
        return String.join("\n", lines) + "\n";
    }

    private static String names(String letter, int count) {
        return IntStream.range(0, count).mapToObj(number -> letter + number).collect(joining(" "));
    }

    private static String baseText() throws IOException {
        try (InputStream in = Objects.requireNonNull(TestPolicy.class.getResourceAsStream("base.cil"))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
