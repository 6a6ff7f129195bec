package dev.hasp.linux;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@code syscalls.tsv} records, read once; its first lines name the sources. */
final class SyscallFacts {

    private static final int FIRST_NUMBER = 3;
    private static final int NONE = -1;

    private final Map<String, Syscall> calls = new TreeMap<>();
    private final Map<Architecture, SyscallTable> tables = new EnumMap<>(Architecture.class);

    private SyscallFacts(String text) {
        List<String> columns = List.of();
        int begin = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
            String line = text.substring(begin, end);
            begin = end + 1;
            if (line.isEmpty() || line.charAt(0) == '#') {
                continue;
            }
            if (columns.isEmpty()) {
                columns = Arrays.asList(line.split("\t", -1));
            } else {
                calls.put(line.substring(0, line.indexOf('\t')), new Syscall(line));
            }
        }
        for (Architecture architecture : Architecture.values()) {
            tables.put(architecture, new SyscallTable(architecture, columns.indexOf(architecture.table()), this));
        }
    }

    static SyscallFacts known() {
        return Holder.KNOWN;
    }

    Map<String, Syscall> calls() {
        return calls;
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

    /** One line of the table, cut when it is asked. */
    static final class Syscall {

        private static final int SINCE = 1;
        private static final int ARGUMENTS = 2;

        private final String line;
        private volatile String @Nullable [] fields;
        private volatile int @Nullable [] numbers;

        private Syscall(String line) {
            this.line = line;
        }

        private String field(int column) {
            return fields()[column];
        }

        private String[] fields() {
            String[] known = fields;
            if (known == null) {
                known = line.split("\t", -1);
                fields = known;
            }
            return known;
        }

        Optional<KernelVersion> since() {
            String since = field(SINCE);
            return since.equals("-") ? Optional.empty() : Optional.of(KernelVersion.of(since));
        }

        /** The number in a column of the table. */
        OptionalInt number(int column) {
            int number = numbers()[column];
            return number == NONE ? OptionalInt.empty() : OptionalInt.of(number);
        }

        private int[] numbers() {
            int[] known = numbers;
            if (known == null) {
                known = new int[fields().length];
                for (int i = 0; i < known.length; i++) {
                    boolean isNumber = i >= FIRST_NUMBER && !field(i).equals("-");
                    known[i] = isNumber ? Integer.parseInt(field(i)) : NONE;
                }
                numbers = known;
            }
            return known;
        }

        OptionalInt argumentCount() {
            String arguments = field(ARGUMENTS);
            return switch (arguments) {
                case "?" -> OptionalInt.empty();
                case "0" -> OptionalInt.of(0);
                default -> OptionalInt.of(arguments.length());
            };
        }

        boolean isInt32(int index) {
            return is('i', index);
        }

        boolean isPointer(int index) {
            return is('p', index);
        }

        private boolean is(char letter, int index) {
            String arguments = field(ARGUMENTS);
            return index < arguments.length() && arguments.charAt(index) == letter;
        }
    }

    private static final class Holder {
        private static final SyscallFacts KNOWN = read();

        private static SyscallFacts read() {
            try (InputStream in = Objects.requireNonNull(SyscallFacts.class.getResourceAsStream("syscalls.tsv"))) {
                return new SyscallFacts(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
