package dev.hasp.seccomp.learn;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.Errno;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.seccomp.SyscallRule;
import dev.hasp.seccomp.filter.ContainerRuntime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Makes the smallest profile by name that lets programs do again what traces show, and the runtime start them.
 *
 * <p>All other calls fail with ENOSYS, so that libraries fall back as on an older kernel; engines before 23.0 answer EPERM
 * instead. Arguments are not learnt: a call that was seen is allowed with any. What a trace does not show is not allowed,
 * so trace every path that matters and merge the traces.
 *
 * @param architecture the machine's own
 * @param runtime whose start-up calls are allowed too; none for {@link ContainerRuntime#NONE}
 * @param noNewPrivileges whether containers will have no-new-privileges; runtimes then need less
 */
public record ProfileLearner(Architecture architecture, ContainerRuntime runtime, boolean noNewPrivileges) {

    private static final long CLONE_THREAD = 0x10000;

    /** The ABIs that a kernel runs beside its own. */
    private static final Map<Architecture, Set<Architecture>> COMPATIBLE = Map.of(
            Architecture.X86_64, Set.of(Architecture.X86, Architecture.X32),
            Architecture.AARCH64, Set.of(Architecture.ARM),
            Architecture.PPC64, Set.of(Architecture.PPC),
            Architecture.S390X, Set.of(Architecture.S390),
            Architecture.MIPS64, Set.of(Architecture.MIPS, Architecture.MIPS64N32),
            Architecture.MIPSEL64, Set.of(Architecture.MIPSEL, Architecture.MIPSEL64N32));

    /** For containers that runc starts, without no-new-privileges. */
    public static ProfileLearner on(Architecture architecture) {
        return new ProfileLearner(architecture, ContainerRuntime.RUNC, false);
    }

    /** For another runtime. */
    public ProfileLearner startedBy(ContainerRuntime other) {
        return new ProfileLearner(architecture, other, noNewPrivileges);
    }

    /** For containers with no-new-privileges. */
    public ProfileLearner withNoNewPrivileges() {
        return new ProfileLearner(architecture, runtime, true);
    }

    /**
     * The profile of all these traces together; it covers the architectures that they show.
     *
     * @throws IllegalArgumentException if they show no call at all, or one by an ABI that the machine does not run
     */
    public SeccompProfile learn(Collection<Trace> traces) {
        SortedSet<String> seen = new TreeSet<>();
        SortedSet<Architecture> architectures = new TreeSet<>(List.of(architecture));
        for (Trace trace : traces) {
            requireRunnable(trace);
            seen.addAll(trace.names());
            architectures.addAll(trace.architectures());
        }
        if (seen.isEmpty()) {
            throw new IllegalArgumentException("learn: no system call was read from "
                    + traces.stream().map(Trace::source).toList()
                    + "; expected what strace wrote, or audit records of type 1326");
        }
        SeccompProfile.Builder profile = SeccompProfile.builder()
                .defaultAction(Action.ERRNO)
                .defaultErrno(Errno.ENOSYS)
                .architectures(
                        architectures.stream().map(Architecture::scmpName).toList())
                .addRule(rule("seen in traces", seen));
        SortedSet<String> startup = StartupNeeds.of(runtime, architecture, noNewPrivileges);
        startup.removeAll(seen);
        if (!startup.isEmpty()) {
            profile.addRule(rule("start-up of " + runtimeName(), startup));
        }
        if (runtime == ContainerRuntime.RUNC && !seen.contains("clone")) {
            profile.addRule(threads());
        }
        return profile.build();
    }

    private void requireRunnable(Trace trace) {
        for (Architecture made : trace.architectures()) {
            if (made != architecture
                    && !COMPATIBLE.getOrDefault(architecture, Set.of()).contains(made)) {
                throw new IllegalArgumentException("learn: " + trace.source() + " shows calls of " + made
                        + ", which no machine of " + architecture + " runs; learn a profile for each architecture");
            }
        }
    }

    private static SyscallRule rule(String comment, SortedSet<String> names) {
        return SyscallRule.builder()
                .names(names)
                .action(Action.ALLOW)
                .comment(comment)
                .build();
    }

    /** Go's runtime may start a thread at any moment, and ends the process where it cannot. */
    private SyscallRule threads() {
        boolean second = architecture == Architecture.S390X || architecture == Architecture.S390;
        return SyscallRule.builder()
                .addName("clone")
                .action(Action.ALLOW)
                .addArg(ArgumentCondition.maskedEqualTo(second ? 1 : 0, CLONE_THREAD, CLONE_THREAD))
                .comment("start-up of " + runtimeName() + ": threads, not processes")
                .build();
    }

    private String runtimeName() {
        return runtime == ContainerRuntime.CRUN ? "crun" : "runc";
    }
}
