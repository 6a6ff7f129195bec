package dev.hasp.linux;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** What {@code syscalls.tsv} records, read once; its first lines name the sources. */
final class SyscallFacts {

    private static final int FIRST_NUMBER = 3;
    private static final int NONE = -1;

    private final Map<String, Syscall> calls = new TreeMap<>();
    private final Map<Architecture, SyscallTable> tables = new EnumMap<>(Architecture.class);

    private SyscallFacts(List<String> lines) {
        List<String> columns = List.of();
        for (String line : lines) {
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] fields = line.split("\t", -1);
            if (columns.isEmpty()) {
                columns = Arrays.asList(fields).subList(FIRST_NUMBER, fields.length);
            } else {
                calls.put(fields[0], Syscall.of(fields));
            }
        }
        for (Architecture architecture : Architecture.values()) {
            tables.put(architecture, new SyscallTable(architecture, columns.indexOf(architecture.table()), this));
        }
    }

    static SyscallFacts known() {
        return Holder.KNOWN;
    }

    Collection<Syscall> all() {
        return calls.values();
    }

    Set<String> names() {
        return Collections.unmodifiableSet(calls.keySet());
    }

    Optional<Syscall> find(String name) {
        return Optional.ofNullable(calls.get(name));
    }

    SyscallTable table(Architecture architecture) {
        return Objects.requireNonNull(tables.get(architecture));
    }

    /** One line of the table. */
    static final class Syscall {

        private final String name;
        private final String since;
        private final String arguments;
        private final int[] numbers;

        private Syscall(String name, String since, String arguments, int[] numbers) {
            this.name = name;
            this.since = since;
            this.arguments = arguments;
            this.numbers = numbers;
        }

        private static Syscall of(String[] fields) {
            int[] numbers = new int[fields.length - FIRST_NUMBER];
            for (int i = 0; i < numbers.length; i++) {
                String number = fields[FIRST_NUMBER + i];
                numbers[i] = number.equals("-") ? NONE : Integer.parseInt(number);
            }
            return new Syscall(fields[0], fields[1], fields[2], numbers);
        }

        String name() {
            return name;
        }

        Optional<KernelVersion> since() {
            return since.equals("-") ? Optional.empty() : Optional.of(KernelVersion.of(since));
        }

        /** The number in a column of the table. */
        OptionalInt number(int column) {
            return numbers[column] == NONE ? OptionalInt.empty() : OptionalInt.of(numbers[column]);
        }

        OptionalInt argumentCount() {
            return switch (arguments) {
                case "?" -> OptionalInt.empty();
                case "0" -> OptionalInt.of(0);
                default -> OptionalInt.of(arguments.length());
            };
        }

        boolean isInt32(int index) {
            return index < arguments.length() && arguments.charAt(index) == 'i';
        }

        boolean isPointer(int index) {
            return index < arguments.length() && arguments.charAt(index) == 'p';
        }
    }

    private static final class Holder {
        private static final SyscallFacts KNOWN = read();

        private static SyscallFacts read() {
            try (InputStream in = Objects.requireNonNull(SyscallFacts.class.getResourceAsStream("syscalls.tsv"))) {
                return new SyscallFacts(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
