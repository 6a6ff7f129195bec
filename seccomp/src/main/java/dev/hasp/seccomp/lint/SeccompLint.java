package dev.hasp.seccomp.lint;

import dev.hasp.seccomp.SeccompProfile;
import java.util.List;

/**
 * Checks profiles.
 *
 * <p>Findings speak of the profile's own rules for an engine of the newest generation with runc; codes are stable and
 * explained in {@code docs/seccomp-lint.md}.
 */
public final class SeccompLint {

    private static final List<Check> CHECKS = List.of(
            new UnknownAction(),
            new UnknownOperator(),
            new UnknownArchitecture(),
            new UnknownFlag(),
            new ArgumentIndex(),
            new EmptyName(),
            new ErrnoRange(),
            new MisplacedErrno(),
            new Notification(),
            new ConflictingActions(),
            new DeniesEverything(),
            new DeniesStart(),
            new DefaultPermits(),
            new UnknownSyscall(),
            new UnknownCapability(),
            new UnknownScopeArchitecture(),
            new IgnoredMember(),
            new EqualsDefault(),
            new NeverDecides(),
            new RepeatedArgument(),
            new EmptyMask(),
            new MaskedOutBits(),
            new WideComparison(),
            new HidesFallback(),
            new MissingVariant(),
            new MultiplexedCondition(),
            new ForeignArchitectures(),
            new MiscompiledShape(),
            new SlowShape(),
            new UnfilteredCall());

    private SeccompLint() {}

    /** What all checks find, in the order of the checks and then of the document. */
    public static List<SeccompFinding> check(SeccompProfile profile) {
        Subject subject = new Subject(profile);
        Findings findings = new Findings();
        for (Check check : CHECKS) {
            check.check(subject, findings);
        }
        return findings.all();
    }

    /** The codes of all findings that there can be. */
    public static List<String> codes() {
        return CHECKS.stream().map(Check::code).toList();
    }
}
