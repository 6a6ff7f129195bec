package dev.hasp.testing.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process that runs tests, as the labels of what it starts name it, so that another can tell whether it is gone.
 *
 * <p>Only on Linux, and only for processes of the same boot and the same process namespace: whether another is gone
 * nobody here knows, and what it left is removed when it is due.
 *
 * @param machine the boot ({@code /proc/sys/kernel/random/boot_id}) and the process namespace
 * @param process the number of the process and the clock tick at which it started ({@code /proc/PID/stat}, field 22)
 */
record TestRun(String machine, String process) {

    /** The label with the run. */
    static final String RUN = "dev.hasp.testing.run";

    /** The label with the time after which it goes whoever runs. */
    static final String DUE = "dev.hasp.testing.due";

    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final Path PROC = Path.of("/proc");
    private static final TestRun NOBODY_KNOWS = new TestRun("", "");

    /** This process; one that nobody can tell to be gone where there is no /proc. */
    static TestRun current() {
        long pid = ProcessHandle.current().pid();
        return machineHere()
                .flatMap(machine -> started(pid).map(start -> new TestRun(machine, pid + "-" + start)))
                .orElse(NOBODY_KNOWS);
    }

    /** What this process starts is labelled with. */
    Map<String, String> labels() {
        String due = Instant.now().plus(LIFETIME).toString();
        return equals(NOBODY_KNOWS) ? Map.of(DUE, due) : Map.of(DUE, due, RUN, machine + " " + process);
    }

    /** Whether something with those labels is a test's that is gone or overdue. */
    static boolean isLeftover(Map<String, String> labels) {
        String run = labels.getOrDefault(RUN, "");
        String due = labels.get(DUE);
        return isGone(run).orElse(false) || (due != null && Instant.parse(due).isBefore(Instant.now()));
    }

    /** Whether that run is gone; empty where nobody can tell from here. */
    private static Optional<Boolean> isGone(String label) {
        List<String> parts = List.of(label.split(" ", -1));
        if (parts.size() != 2 || !machineHere().equals(Optional.of(parts.get(0)))) {
            return Optional.empty();
        }
        String[] process = parts.get(1).split("-", 2);
        return Optional.of(
                process.length != 2 || !started(Long.parseLong(process[0])).equals(Optional.of(process[1])));
    }

    private static Optional<String> machineHere() {
        try {
            String boot =
                    Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
            return Optional.of(boot + "/" + Files.readSymbolicLink(PROC.resolve("self/ns/pid")));
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }

    /** When a process started that still runs. */
    private static Optional<String> started(long pid) {
        try {
            String stat = Files.readString(PROC.resolve(pid + "/stat"));
            // the name in parentheses may hold anything; after it come the state, field 3, and the others
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return fields[0].equals("Z") ? Optional.empty() : Optional.of(fields[19]);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
