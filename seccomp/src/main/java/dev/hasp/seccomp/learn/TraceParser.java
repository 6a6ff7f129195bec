package dev.hasp.seccomp.learn;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a trace line by line. */
final class TraceParser {

    private static final Pattern MODE =
            Pattern.compile("\\[ Process PID=(\\d+) runs in (64 bit|32 bit|x32) mode\\. \\]");
    private static final Pattern SUMMARY_MODE =
            Pattern.compile("System call usage summary for (64 bit|32 bit|x32) mode:");
    private static final Pattern BY_NUMBER = Pattern.compile("syscall_(0x\\p{XDigit}{1,8}|\\d{1,9})");

    private final String source;
    private final Architecture machine;
    private final List<TracedCall> calls = new ArrayList<>();
    private final List<TracedCall> counted = new ArrayList<>();
    private final List<UnreadLine> unread = new ArrayList<>();
    private final Map<String, Architecture> processes = new HashMap<>();
    private final Map<String, String> interrupted = new HashMap<>();

    private @Nullable SummaryTable summary;
    private Architecture summaryOf;
    private boolean open;
    private int number;

    TraceParser(String source, Architecture machine) {
        this.source = source;
        this.machine = machine;
        this.summaryOf = machine;
    }

    Trace parse(String text) {
        Iterator<String> lines = text.lines().iterator();
        while (lines.hasNext()) {
            number++;
            line(lines.next());
        }
        // strace -C counts the calls that it shows: a second time they say nothing
        Set<String> shown = new HashSet<>();
        calls.forEach(call -> shown.add(call.architecture() + " " + call.name()));
        for (TracedCall call : counted) {
            if (!shown.contains(call.architecture() + " " + call.name())) {
                calls.add(call);
            }
        }
        return new Trace(source, calls, unread);
    }

    private void line(String line) {
        if (summary(line)) {
            return;
        }
        mode(line);
        StraceLine strace = StraceLine.of(line);
        String name = strace.call();
        String resumed = strace.resumed();
        if (!name.isEmpty()) {
            call(strace, name, line);
        } else if (!resumed.isEmpty()) {
            open = false;
            // a call that began before strace was attached is shown by its end alone
            if (!resumed.equals(interrupted.remove(strace.process()))) {
                add(strace.process(), resumed, line, List.of());
            }
        } else if (!strace.isOther() && !audit(line) && !open) {
            unread.add(UnreadLine.of(number, line, "neither a call nor an audit record"));
        }
    }

    private void call(StraceLine strace, String name, String line) {
        Architecture architecture = processes.getOrDefault(strace.process(), machine);
        add(strace.process(), name, line, StraceArguments.of(architecture, name, strace.rest()));
        if (strace.isUnfinished()) {
            interrupted.put(strace.process(), name);
        }
        // a program's own output, or word of a new process, may stand between the two halves of a line
        open = !strace.isComplete();
    }

    private void add(String process, String name, String line, List<OptionalLong> arguments) {
        Architecture architecture = processes.getOrDefault(process, machine);
        known(architecture, name)
                .ifPresentOrElse(
                        known -> calls.add(new TracedCall(number, 1, architecture, known, arguments)),
                        () -> unread.add(
                                UnreadLine.of(number, line, "no system call of " + architecture + " has this name")));
    }

    private static Optional<String> known(Architecture architecture, String name) {
        SyscallTable table = SyscallTable.of(architecture);
        Matcher numbered = BY_NUMBER.matcher(name);
        if (numbered.matches()) {
            return table.name(Long.decode(numbered.group(1)).intValue());
        }
        return Optional.of(name).filter(given -> table.number(given).isPresent());
    }

    private boolean audit(String line) {
        Optional<AuditRecord> found = AuditRecord.of(line);
        if (found.isEmpty()) {
            return false;
        }
        AuditRecord entry = found.get();
        if (entry.architecture().isPresent() && entry.name().isPresent()) {
            calls.add(new TracedCall(
                    number, 1, entry.architecture().get(), entry.name().get(), List.of()));
        } else {
            unread.add(UnreadLine.of(number, entry.text(), "no system call has this number"));
        }
        return true;
    }

    /** Whether the line belongs to a summary. */
    private boolean summary(String line) {
        Matcher mode = SUMMARY_MODE.matcher(line);
        if (mode.matches()) {
            summaryOf = inMode(mode.group(1));
            return true;
        }
        if (SummaryTable.isHead(line)) {
            summary = SummaryTable.of(line);
            return true;
        }
        if (summary == null) {
            return false;
        }
        if (SummaryTable.isRule(line)) {
            return true;
        }
        String name = summary.name(line);
        if (name.isEmpty() || name.equals("total")) {
            summary = null;
            return !name.isEmpty();
        }
        long count = summary.calls(line).orElse(1);
        known(summaryOf, name)
                .ifPresentOrElse(
                        known -> counted.add(new TracedCall(number, count, summaryOf, known, List.of())),
                        () -> unread.add(
                                UnreadLine.of(number, line, "no system call of " + summaryOf + " has this name")));
        return true;
    }

    private void mode(String line) {
        Matcher matcher = MODE.matcher(line);
        if (matcher.find()) {
            Architecture architecture = inMode(matcher.group(2));
            processes.put(matcher.group(1), architecture);
            processes.put("", architecture);
        }
    }

    private Architecture inMode(String mode) {
        return switch (mode) {
            case "x32" -> Architecture.X32;
            case "32 bit" ->
                switch (machine) {
                    case X86_64 -> Architecture.X86;
                    case AARCH64 -> Architecture.ARM;
                    case PPC64 -> Architecture.PPC;
                    case S390X -> Architecture.S390;
                    default -> machine;
                };
            default -> machine;
        };
    }
}
