package dev.hasp.linux;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

/** What {@code syscalls.tsv} records, read once. */
final class SyscallFacts {

    private static final int FIRST_NUMBER = 3;

    private final Map<String, Syscall> calls = new TreeMap<>();
    private final Map<Architecture, SyscallTable> tables = new EnumMap<>(Architecture.class);

    private SyscallFacts(List<String> lines) {
        List<String> columns = List.of();
        for (String line : lines) {
            if (line.startsWith("#")) {
                continue;
            }
            List<String> fields = List.of(line.split("\t", -1));
            if (columns.isEmpty()) {
                columns = fields.subList(FIRST_NUMBER, fields.size());
            } else {
                calls.put(fields.get(0), Syscall.of(fields, columns));
            }
        }
        for (Architecture architecture : Architecture.values()) {
            tables.put(architecture, new SyscallTable(architecture, this));
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
    record Syscall(String name, Optional<KernelVersion> since, String arguments, Map<String, Integer> numbers) {

        private static Syscall of(List<String> fields, List<String> columns) {
            Map<String, Integer> numbers = new TreeMap<>();
            for (int i = 0; i < columns.size(); i++) {
                String number = fields.get(FIRST_NUMBER + i);
                if (!number.equals("-")) {
                    numbers.put(columns.get(i), Integer.valueOf(number));
                }
            }
            String since = fields.get(1);
            return new Syscall(
                    fields.get(0),
                    since.equals("-") ? Optional.empty() : Optional.of(KernelVersion.of(since)),
                    fields.get(2),
                    numbers);
        }

        OptionalInt number(Architecture architecture) {
            Integer number = numbers.get(architecture.table());
            return number == null ? OptionalInt.empty() : OptionalInt.of(number);
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
