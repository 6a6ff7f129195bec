package dev.hasp.observed;

import dev.hasp.linux.Capability;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** {@code /proc/PID/status} ({@code proc_pid_status(5)}): a name, a colon and a value on each line. */
final class ProcStatus {

    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern OCTAL = Pattern.compile("0?[0-7]{1,4}");

    private final Map<String, String> fields;

    private ProcStatus(Map<String, String> fields) {
        this.fields = fields;
    }

    /** The first line of each name counts: what follows could be written by whoever named the process. */
    static ProcStatus parse(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.putIfAbsent(
                        line.substring(0, colon), line.substring(colon + 1).strip());
            }
        });
        return new ProcStatus(fields);
    }

    String field(String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new NotUnderstood("a line " + name, "");
        }
        return value;
    }

    /** The first of the ids on a line: the real one. */
    long id(String name) {
        return Numbers.natural(field(name).split("\\s+", 2)[0]);
    }

    SortedSet<Long> groups() {
        SortedSet<Long> groups = new TreeSet<>();
        for (String group : field("Groups").split("\\s+", -1)) {
            if (!group.isEmpty()) {
                groups.add(Numbers.natural(group));
            }
        }
        return groups;
    }

    int umask() {
        String umask = field("Umask");
        if (!OCTAL.matcher(umask).matches()) {
            throw new NotUnderstood("an octal number", umask);
        }
        return Integer.parseInt(umask, 8);
    }

    /** A set of capabilities; a bit without a known name is {@code BIT_n}. */
    SortedSet<Capability> capabilities(String name) {
        String mask = field(name);
        if (!HEXADECIMAL.matcher(mask).matches()) {
            throw new NotUnderstood("16 hexadecimal digits", mask);
        }
        long bits = Long.parseUnsignedLong(mask, 16);
        SortedSet<Capability> set = new TreeSet<>();
        for (Capability capability : Capability.known()) {
            long bit = 1L << capability.bit().orElseThrow();
            if ((bits & bit) != 0) {
                set.add(capability);
                bits &= ~bit;
            }
        }
        for (int bit = 0; bit < Long.SIZE; bit++) {
            if ((bits & (1L << bit)) != 0) {
                set.add(Capability.of("BIT_" + bit));
            }
        }
        return Collections.unmodifiableSortedSet(set);
    }

    boolean noNewPrivileges() {
        return Numbers.within(0, 1, field("NoNewPrivs")) == 1;
    }

    /** {@code SECCOMP_MODE_FILTER} is 2, none is 0; the strict mode of 1 lets no container start. */
    boolean seccompFilter() {
        String mode = field("Seccomp");
        return switch (mode) {
            case "0" -> false;
            case "2" -> true;
            default -> throw new NotUnderstood("a seccomp mode of 0 or 2", mode);
        };
    }

    /**
     * Whether the process came from elsewhere into its process namespace without being its first: the namespace is
     * another container's.
     *
     * @param outside whether the reader is in a namespace above, which sees the process by the number that it has there
     */
    boolean joined(boolean outside) {
        if (!outside) {
            return Numbers.natural(field("PPid")) == 0 && Numbers.natural(field("Pid")) != 1;
        }
        String[] numbers = field("NSpid").split("\\s+", -1);
        return numbers.length > 1 && Numbers.natural(numbers[numbers.length - 1]) != 1;
    }
}
