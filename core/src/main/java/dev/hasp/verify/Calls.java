package dev.hasp.verify;

import dev.hasp.linux.Errno;
import dev.hasp.observed.CallAnswer;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.Decision;
import dev.hasp.seccomp.filter.Libseccomp;
import dev.hasp.seccomp.filter.SeccompFilter;
import dev.hasp.seccomp.filter.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Judges answers of the kernel by the filter that is meant. No engine tells which libseccomp its runtime has, and a
 * release passes over the calls that it does not know; so an answer agrees if it is that of any release.
 */
final class Calls {

    /** The kernel's own largest error number ({@code MAX_ERRNO} of include/linux/err.h). */
    private static final long LARGEST_ERROR = 4095;

    /** Calls that cannot fail (the ERRORS sections of their manual pages): an error is a filter's. */
    private static final Set<String> NEVER_FAIL = Set.of(
            "getpid", "getppid", "gettid", "getuid", "geteuid", "getgid", "getegid", "getpgrp", "sched_yield", "umask");

    private final List<SeccompFilter> filters;
    private final Set<Long> errors;

    private Calls(ResolvedProfile rules, ContainerRuntime runtime) {
        this.filters = Arrays.stream(Libseccomp.values())
                .map(release -> SeccompFilter.load(rules, runtime, release))
                .toList();
        this.errors = errors(rules);
    }

    /** How the answers stand to the filter. */
    static CallTally tally(ResolvedProfile rules, ContainerRuntime runtime, List<CallAnswer> answers) {
        Calls calls = new Calls(rules, runtime);
        int agree = 0;
        List<CallDisagreement> disagreements = new ArrayList<>();
        for (CallAnswer answer : answers) {
            List<Decision> decisions = calls.decide(answer);
            List<Optional<Boolean>> agreements = decisions.stream()
                    .map(decision -> calls.agrees(answer, decision.verdict()))
                    .toList();
            if (agreements.contains(Optional.of(true))) {
                agree++;
            } else if (!agreements.contains(Optional.<Boolean>empty())) {
                disagreements.add(new CallDisagreement(answer, decisions.get(0).toString()));
            }
        }
        int cannotTell = answers.size() - agree - disagreements.size();
        return new CallTally(answers.size(), agree, cannotTell, disagreements);
    }

    /** Such as {@code 0} or {@code EPERM}. */
    static String result(long result) {
        return isError(result) ? Errno.of(-result).toString() : Long.toString(result);
    }

    private List<Decision> decide(CallAnswer answer) {
        long[] arguments = new long[6];
        for (int i = 0; i < Math.min(arguments.length, answer.arguments().size()); i++) {
            arguments[i] = answer.arguments().get(i);
        }
        return filters.stream()
                .map(filter -> filter.decide(filter.nativeArchitecture(), (int) answer.number(), arguments))
                .toList();
    }

    /** Whether an answer is the verdict's; empty where it may be the kernel's own as well as the filter's. */
    private Optional<Boolean> agrees(CallAnswer answer, Verdict verdict) {
        if (verdict.permits()) {
            boolean ambiguous = isError(answer.result()) && errors.contains(-answer.result());
            return ambiguous && !NEVER_FAIL.contains(answer.call()) ? Optional.empty() : Optional.of(!ambiguous);
        }
        if (verdict.action().equals(Action.ERRNO)) {
            return Optional.of(answer.result() == -verdict.data());
        }
        // a listener or a tracer may answer anything; a call that kills or traps gives no answer at all
        return verdict.action().equals(Action.NOTIFY) || verdict.action().equals(Action.TRACE)
                ? Optional.empty()
                : Optional.of(false);
    }

    private static boolean isError(long result) {
        return result < 0 && result >= -LARGEST_ERROR;
    }

    /** Every error that the filter answers some call with. */
    private static Set<Long> errors(ResolvedProfile rules) {
        Set<Long> errors = new HashSet<>(List.of(Errno.ENOSYS.number()));
        Stream.concat(
                        Stream.of(Verdict.of(rules.defaultAction(), rules.defaultErrno())),
                        rules.rules().stream().map(rule -> Verdict.of(rule.action(), rule.errno())))
                .flatMap(verdict -> verdict.errno().stream())
                .forEach(errno -> errors.add(errno.number()));
        return errors;
    }
}
