package dev.hasp.seccomp.filter;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.Errno;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.ArgumentCondition;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.ResolvedRule;
import dev.hasp.seccomp.SeccompProblem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What runtimes and libseccomp refuse, whatever the rules mean together. */
final class LoadChecks {

    /** libseccomp takes error numbers below this ({@code MAX_ERRNO} of its {@code system.h}). */
    private static final int MAX_ERRNO = 4095;

    private final ResolvedProfile profile;
    private final ContainerRuntime runtime;
    private final Libseccomp libseccomp;
    private final List<SeccompProblem> problems;

    LoadChecks(
            ResolvedProfile profile, ContainerRuntime runtime, Libseccomp libseccomp, List<SeccompProblem> problems) {
        this.profile = profile;
        this.runtime = runtime;
        this.libseccomp = libseccomp;
        this.problems = problems;
    }

    /** The architecture that a runtime takes a name for, if any: runc by exact name, crun by libseccomp's own names. */
    static Optional<Architecture> architecture(String name, ContainerRuntime runtime) {
        if (runtime != ContainerRuntime.CRUN) {
            return Architecture.ofScmpName(name);
        }
        String bare = name.startsWith("SCMP_ARCH_") ? name.substring("SCMP_ARCH_".length()) : name;
        return Architecture.ofScmpName("SCMP_ARCH_" + bare.toUpperCase(Locale.ROOT));
    }

    void check() {
        action(profile.defaultAction(), profile.defaultErrno(), "/defaultAction", "/defaultErrnoRet");
        if (profile.defaultAction().equals(Action.NOTIFY)) {
            problem("/defaultAction", "is SCMP_ACT_NOTIFY, which cannot be the default; use it in rules");
        }
        errnoRange(Verdict.of(profile.defaultAction(), profile.defaultErrno()), "/defaultErrnoRet");
        for (int i = 0; i < profile.architectures().size(); i++) {
            architecture(profile.architectures().get(i), "/architectures/" + i);
        }
        architecture(profile.nativeArchitecture().scmpName(), "");
        for (ResolvedRule rule : profile.rules()) {
            rule(rule, "/syscalls/" + rule.source());
        }
    }

    private void architecture(String name, String pointer) {
        Optional<Architecture> found = architecture(name, runtime);
        if (found.isEmpty()) {
            problem(
                    pointer,
                    "is \"" + name + "\", which is no architecture of libseccomp; expected one such as"
                            + " SCMP_ARCH_X86_64 or SCMP_ARCH_AARCH64");
        } else if (!libseccomp.knows(found.get())) {
            problem(pointer, "is " + name + ", which this release of libseccomp does not know");
        } else if (found.get().isBigEndian() != profile.nativeArchitecture().isBigEndian()) {
            problem(
                    pointer,
                    "is " + name + ", whose byte order is not that of "
                            + profile.nativeArchitecture().scmpName() + "; one filter cannot hold both");
        }
    }

    private void rule(ResolvedRule rule, String pointer) {
        action(rule.action(), rule.errno(), pointer + "/action", pointer + "/errnoRet");
        Verdict verdict = Verdict.of(rule.action(), rule.errno());
        boolean added = !verdict.equals(Verdict.of(profile.defaultAction(), profile.defaultErrno()));
        boolean anyKnown = false;
        for (int i = 0; i < rule.names().size(); i++) {
            String name = rule.names().get(i);
            anyKnown |= libseccomp.knows(name);
            if (name.isEmpty() && runtime != ContainerRuntime.CRUN) {
                problem(pointer + "/names/" + i, "is empty; expected a system call's name");
            }
            if (name.equals("write") && rule.action().equals(Action.NOTIFY)) {
                problem(
                        pointer + "/names/" + i,
                        "is write under SCMP_ACT_NOTIFY, with which the runtime could not" + " report to the listener");
            }
        }
        if (added && anyKnown) {
            errnoRange(verdict, pointer + "/errnoRet");
        }
        for (int i = 0; i < rule.args().size(); i++) {
            argument(rule.args().get(i), added && anyKnown, pointer + "/args/" + i);
        }
    }

    private void argument(ArgumentCondition condition, boolean added, String pointer) {
        if (!condition.operator().isKnown()) {
            problem(
                    pointer + "/op",
                    "is \"" + condition.operator() + "\"; expected one of SCMP_CMP_NE, LT, LE, EQ, GE,"
                            + " GT, MASKED_EQ");
        }
        if (condition.index() > 5 && added) {
            problem(pointer + "/index", "is " + condition.index() + "; calls have at most six arguments, 0 to 5");
        }
    }

    private void action(Action action, Optional<Errno> errno, String pointer, String errnoPointer) {
        if (!action.isKnown()) {
            problem(pointer, "is \"" + action + "\"; expected an action such as SCMP_ACT_ALLOW or SCMP_ACT_ERRNO");
        }
        if (runtime == ContainerRuntime.CRUN && errno.isPresent() && !action.takesErrno()) {
            problem(errnoPointer, "is there though " + action + " takes no number; remove it");
        }
    }

    private void errnoRange(Verdict verdict, String pointer) {
        if (verdict.action().equals(Action.ERRNO) && verdict.data() >= MAX_ERRNO) {
            problem(pointer, "is " + verdict.data() + " in its low 16 bits; libseccomp takes 0 to 4094");
        }
    }

    private void problem(String pointer, String message) {
        problems.add(new SeccompProblem(0, 0, pointer, message));
    }
}
