package dev.hasp.seccomp;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.KernelVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the OCI object of a profile for one container, as {@code setupSeccomp} of moby's {@code seccomp_linux.go} does in
 * both generations of its code. Rules keep their order; dropped ones leave no trace.
 */
final class Resolver {

    /** Ports whose archMap entry the engine never finds: its two tables of names disagree about them. */
    private static final Set<Architecture> UNMAPPED =
            Set.of(Architecture.LOONGARCH64, Architecture.MIPSEL, Architecture.MIPS, Architecture.X32);

    private static final Set<Architecture> UNKNOWN_TO_20_10 = Set.of(Architecture.RISCV64, Architecture.LOONGARCH64);

    private final SeccompContext context;
    private final boolean old;
    private final String nativeName;

    private Resolver(SeccompContext context) {
        this.context = context;
        this.old = context.engine() == EngineGeneration.DOCKER_20_10;
        this.nativeName = old && UNKNOWN_TO_20_10.contains(context.architecture())
                ? ""
                : context.architecture().engineName().orElse("");
    }

    static ResolvedProfile resolve(SeccompProfile profile, SeccompContext context) {
        return new Resolver(context).resolve(profile);
    }

    private ResolvedProfile resolve(SeccompProfile profile) {
        List<SeccompProblem> problems = new ArrayList<>();
        if (profile.defaultAction().scmpName().isEmpty() && profile.rules().isEmpty()) {
            problems.add(
                    new SeccompProblem(
                            0,
                            0,
                            "",
                            "has neither a default action nor rules, with which the engine runs the container without a filter"));
        }
        if (!profile.architectures().isEmpty() && !profile.archMap().isEmpty()) {
            problems.add(new SeccompProblem(
                    0, 0, "/archMap", "is there beside architectures, which the engine refuses; keep one"));
        }
        List<ResolvedRule> rules = new ArrayList<>();
        for (int i = 0; i < profile.rules().size(); i++) {
            SyscallRule rule = profile.rules().get(i);
            boolean remains = remains(rule);
            if (rule.conflictingName().isPresent() && (remains || !old)) {
                problems.add(new SeccompProblem(
                        0,
                        0,
                        "/syscalls/" + i + "/name",
                        "is there beside names, which the engine refuses; keep names"));
            }
            if (remains) {
                rules.add(new ResolvedRule(rule.names(), rule.action(), rule.errno(), rule.args(), i));
            }
        }
        if (!problems.isEmpty()) {
            throw new SeccompResolveException(problems);
        }
        return ResolvedProfile.builder()
                .defaultAction(profile.defaultAction())
                .defaultErrno(old ? Optional.empty() : profile.defaultErrno())
                .architectures(architectures(profile))
                .flags(old ? Optional.empty() : profile.flags())
                .listenerPath(old ? "" : profile.listenerPath())
                .listenerMetadata(old ? "" : profile.listenerMetadata())
                .rules(rules)
                .nativeArchitecture(context.architecture())
                .build();
    }

    private List<String> architectures(SeccompProfile profile) {
        if (!profile.architectures().isEmpty()) {
            return profile.architectures();
        }
        if (nativeName.isEmpty() || UNMAPPED.contains(context.architecture())) {
            return List.of();
        }
        String name = context.architecture().scmpName();
        for (ArchitectureMapping mapping : profile.archMap()) {
            if (mapping.architecture().equals(name)) {
                List<String> all = new ArrayList<>();
                all.add(name);
                all.addAll(mapping.subArchitectures());
                return all;
            }
        }
        return List.of();
    }

    /** Any one exclusion drops the rule; all inclusions have to hold, and any one of several architectures does. */
    private boolean remains(SyscallRule rule) {
        RuleScope excludes = rule.excludes();
        RuleScope includes = rule.includes();
        return !excludes.arches().contains(nativeName)
                && excludes.caps().stream().noneMatch(context.boundingCaps()::contains)
                && excludes.minKernel().filter(this::kernelIsAtLeast).isEmpty()
                && (includes.arches().isEmpty() || includes.arches().contains(nativeName))
                && context.boundingCaps().containsAll(includes.caps())
                && (includes.minKernel().isEmpty()
                        || kernelIsAtLeast(includes.minKernel().get()));
    }

    private boolean kernelIsAtLeast(KernelVersion version) {
        return context.kernel().isAtLeast(version);
    }
}
