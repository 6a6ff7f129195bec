package dev.hasp.seccomp.learn;

import dev.hasp.linux.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The system calls of a program, as strace or the kernel's audit log recorded them.
 *
 * @param source where it comes from, for messages; a file's name or the like
 * @param calls the calls in order
 * @param unread the lines that may tell of calls and could not be read, such as a program's output between strace's
 */
public record Trace(String source, List<TracedCall> calls, List<UnreadLine> unread) {

    public Trace {
        calls = List.copyOf(calls);
        unread = List.copyOf(unread);
    }

    /**
     * Reads what {@code strace} wrote, with any of {@code -f -ff -c -C -k -n -i -r -t -tt -ttt -T -y -yy -Y}, or audit
     * records of type 1326 (SECCOMP) from the kernel's log or auditd's, or both mixed. It never fails: what cannot be
     * read is in {@link #unread}.
     *
     * @param source where it comes from
     * @param text the trace
     * @param architecture of the machine on which it was made; 32-bit programs on it are told apart where strace says so,
     *     and audit records name theirs
     */
    public static Trace parse(String source, String text, Architecture architecture) {
        return new TraceParser(source, architecture).parse(text);
    }

    /** The names of the calls, sorted. */
    public SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        calls.forEach(call -> names.add(call.name()));
        return names;
    }

    /** The architectures by which calls were made. */
    public SortedSet<Architecture> architectures() {
        SortedSet<Architecture> architectures = new TreeSet<>();
        calls.forEach(call -> architectures.add(call.architecture()));
        return architectures;
    }

    /** Both traces, one after the other; lines keep their numbers. */
    public Trace with(Trace other) {
        List<TracedCall> all = new ArrayList<>(calls);
        all.addAll(other.calls);
        List<UnreadLine> allUnread = new ArrayList<>(unread);
        allUnread.addAll(other.unread);
        return new Trace(source + ", " + other.source, all, allUnread);
    }
}
