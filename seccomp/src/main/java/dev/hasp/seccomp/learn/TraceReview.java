package dev.hasp.seccomp.learn;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import dev.hasp.seccomp.filter.Decision;
import dev.hasp.seccomp.filter.FilterRule;
import dev.hasp.seccomp.filter.SeccompFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How much of a trace a filter would have denied, and where.
 *
 * <p>32-bit programs may reach socket and System V IPC calls by {@code socketcall} and {@code ipc}, which strace shows as
 * the call that they stand for: it is judged by its own number, where the architecture has one.
 *
 * @param source where the trace comes from
 * @param calls how many calls it shows
 * @param denied what would not have run, in order
 * @param undecided what hangs on arguments that the trace does not tell, in order
 */
public record TraceReview(String source, long calls, List<Denied> denied, List<TracedCall> undecided) {

    /**
     * A call that would not have run.
     *
     * @param call the call, with its line
     * @param decision what would have happened, and why
     */
    public record Denied(TracedCall call, Decision decision) {

        /** Such as {@code line 12: ptrace: SCMP_ACT_ERRNO(1) by default action: no rule of the profile matches}. */
        @Override
        public String toString() {
            return "line " + call.line() + ": " + call.name() + ": " + decision;
        }
    }

    public TraceReview {
        denied = List.copyOf(denied);
        undecided = List.copyOf(undecided);
    }

    /** Judges every call of a trace. */
    public static TraceReview of(Trace trace, SeccompFilter filter) {
        long calls = 0;
        List<Denied> denied = new ArrayList<>();
        List<TracedCall> undecided = new ArrayList<>();
        for (TracedCall call : trace.calls()) {
            calls += call.count();
            Optional<Decision> decision = decide(call, filter);
            if (decision.isEmpty()) {
                undecided.add(call);
            } else if (!decision.get().verdict().permits()) {
                denied.add(new Denied(call, decision.get()));
            }
        }
        return new TraceReview(trace.source(), calls, denied, undecided);
    }

    /** How many calls would not have run. */
    public long deniedCalls() {
        return denied.stream().mapToLong(found -> found.call().count()).sum();
    }

    /** The share of calls that would not have run, from 0 to 1; 0 for an empty trace. */
    public double deniedShare() {
        return calls == 0 ? 0 : (double) deniedCalls() / calls;
    }

    /** The names of what would not have run, sorted. */
    public SortedSet<String> deniedNames() {
        SortedSet<String> names = new TreeSet<>();
        denied.forEach(found -> names.add(found.call().name()));
        return names;
    }

    /** The first call that would not have run: from there on the program would have gone another way. */
    public Optional<Denied> firstDenied() {
        return denied.stream().findFirst();
    }

    /** What happens with the call, or empty if that hangs on arguments that are not known. */
    private static Optional<Decision> decide(TracedCall call, SeccompFilter filter) {
        Architecture architecture = call.architecture();
        int number = SyscallTable.of(architecture)
                .number(call.name())
                .orElseThrow(() -> new IllegalArgumentException(
                        "trace: \"" + call.name() + "\" is no system call of " + architecture));
        long[] registers = new long[6];
        for (int i = 0; i < registers.length; i++) {
            registers[i] = call.argument(i).orElse(0);
        }
        Decision decision = filter.decide(architecture, number, registers);
        List<FilterRule> rules = filter.architectures().contains(architecture)
                ? filter.rules(architecture).getOrDefault(number, List.of())
                : List.of();
        boolean certain = rules.stream().anyMatch(FilterRule::isUnconditional)
                || rules.stream()
                        .flatMap(rule -> rule.conditions().stream())
                        .map(condition -> call.argument(condition.index()))
                        .allMatch(OptionalLong::isPresent)
                || agree(rules, filter);
        return certain || decision.cause() == Decision.Cause.ENOSYS_STUB ? Optional.of(decision) : Optional.empty();
    }

    /** Whether the rules and the default all permit or all deny, whatever the arguments. */
    private static boolean agree(List<FilterRule> rules, SeccompFilter filter) {
        boolean permits = filter.defaultVerdict().permits();
        return rules.stream().allMatch(rule -> rule.verdict().permits() == permits);
    }
}
