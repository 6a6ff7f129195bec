package dev.hasp.seccomp.lint;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.KernelVersion;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.EngineGeneration;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.SeccompContext;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.seccomp.SeccompResolveException;
import dev.hasp.seccomp.SyscallRule;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.SeccompFilter;
import dev.hasp.seccomp.filter.SeccompLoadException;
import dev.hasp.seccomp.filter.Verdict;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A profile with what several checks need to know of it. */
final class Subject {

    private static final KernelVersion NEWEST = new KernelVersion(255, 255);

    private final SeccompProfile profile;
    private final Optional<SeccompFilter> widest;
    private final Optional<SeccompFilter> narrowest;

    Subject(SeccompProfile profile) {
        this.profile = profile;
        this.widest = load(allCaps(profile));
        this.narrowest = load(Set.of());
    }

    private Optional<SeccompFilter> load(Set<String> caps) {
        try {
            ResolvedProfile resolved = profile.resolve(context(caps, Architecture.X86_64));
            return Optional.of(SeccompFilter.load(resolved, ContainerRuntime.RUNC));
        } catch (SeccompResolveException | SeccompLoadException e) {
            return Optional.empty();
        }
    }

    /** Every capability that any rule names. */
    static Set<String> allCaps(SeccompProfile profile) {
        Set<String> caps = new HashSet<>();
        for (SyscallRule rule : profile.rules()) {
            caps.addAll(rule.includes().caps());
            caps.addAll(rule.excludes().caps());
        }
        return caps;
    }

    static SeccompContext context(Set<String> caps, Architecture architecture) {
        return new SeccompContext(caps, architecture, NEWEST, EngineGeneration.NEWEST);
    }

    SeccompProfile profile() {
        return profile;
    }

    List<SyscallRule> rules() {
        return profile.rules();
    }

    static String pointer(int rule) {
        return "/syscalls/" + rule;
    }

    Verdict defaultVerdict() {
        return Verdict.of(profile.defaultAction(), profile.defaultErrno());
    }

    static Verdict verdict(SyscallRule rule) {
        return Verdict.of(rule.action(), rule.errno());
    }

    boolean defaultPermits() {
        return profile.defaultAction().permits();
    }

    boolean denies(Action action) {
        return action.isKnown() && !action.permits() && !action.equals(Action.NOTIFY) && !action.equals(Action.TRACE);
    }

    /**
     * The filters for x86_64 of a container with all capabilities that the profile names and of one with none; none of
     * them if the profile does not load.
     */
    Stream<SeccompFilter> filters() {
        return Stream.of(widest, narrowest).flatMap(Optional::stream);
    }

    /** All architectures that the profile names anywhere; x86_64 where it names none. */
    Set<Architecture> architectures() {
        Set<Architecture> named = EnumSet.noneOf(Architecture.class);
        Stream.concat(
                        profile.architectures().stream(),
                        profile.archMap().stream()
                                .flatMap(mapping -> Stream.concat(
                                        Stream.of(mapping.architecture()), mapping.subArchitectures().stream())))
                .forEach(name -> Architecture.ofScmpName(name).ifPresent(named::add));
        if (named.isEmpty()) {
            named.add(Architecture.X86_64);
        }
        return named;
    }
}
