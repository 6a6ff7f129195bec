package dev.hasp.seccomp.learn;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import dev.hasp.seccomp.filter.ContainerRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The system calls that a container runtime makes itself after it has loaded a container's filter: a profile without
 * them keeps the container from starting. The facts and their sources are in {@code startup.txt} beside this class.
 */
public final class StartupNeeds {

    private StartupNeeds() {}

    /**
     * The calls by name, sorted; none for {@link ContainerRuntime#NONE}.
     *
     * @param architecture by which the runtime calls, the machine's own
     * @param noNewPrivileges whether the container has no-new-privileges, with which runtimes load the filter last and
     *     so need less
     */
    public static SortedSet<String> of(ContainerRuntime runtime, Architecture architecture, boolean noNewPrivileges) {
        SortedSet<String> names = new TreeSet<>();
        String name = runtime.name().toLowerCase(Locale.ROOT);
        SyscallTable table = SyscallTable.of(architecture);
        for (String stage : noNewPrivileges ? List.of("late") : List.of("late", "early")) {
            for (String call : Holder.CALLS.getOrDefault(name + " " + stage, List.of())) {
                add(names, call, table);
            }
        }
        return names;
    }

    /** Adds the first form of a call that is right for the ABI's width and known to it. */
    private static void add(SortedSet<String> names, String call, SyscallTable table) {
        String[] forms = call.split("/", -1);
        String narrow = forms[forms.length - 1];
        boolean isNarrow = table.architecture().comparedBits() == 32
                && table.number(narrow).isPresent();
        String form = isNarrow ? narrow : forms[0];
        if (table.number(form).isPresent()) {
            names.add(form);
        }
    }

    private static final class Holder {
        private static final Map<String, List<String>> CALLS = read();

        private static Map<String, List<String>> read() {
            Map<String, List<String>> calls = new LinkedHashMap<>();
            List<String> current = new ArrayList<>();
            for (String line : text().lines().toList()) {
                if (line.startsWith(" ")) {
                    current.addAll(List.of(line.strip().split(" +", -1)));
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    current = calls.computeIfAbsent(line, stage -> new ArrayList<>());
                }
            }
            return calls;
        }

        private static String text() {
            try (InputStream in = Objects.requireNonNull(StartupNeeds.class.getResourceAsStream("startup.txt"))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
