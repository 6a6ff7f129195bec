package dev.hasp.seccomp.filter;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.SeccompContext;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.seccomp.SeccompResolveException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A profile as libseccomp compiles it and a runtime loads it: says of any call what happens and why.
 *
 * <p>Immutable and safe for use by many threads; deciding by number allocates nothing.
 */
public final class SeccompFilter {

    private static final int X32_BIT = 0x40000000;
    private static final int X86_64_AUDIT = Architecture.X86_64.auditArch();
    private static final Decision FOREIGN =
            Decision.by(Decision.Cause.FOREIGN_ARCHITECTURE, Verdict.FOREIGN_ARCHITECTURE);

    private final Architecture nativeArchitecture;
    private final Verdict defaultVerdict;
    private final Map<Architecture, ArchitectureFilter> filters;
    private final Set<String> unknownNames;
    private final @Nullable ArchitectureFilter x86;
    private final @Nullable ArchitectureFilter x32;
    private final ArchitectureFilter[] others;

    SeccompFilter(
            Architecture nativeArchitecture,
            Verdict defaultVerdict,
            Map<Architecture, ArchitectureFilter> filters,
            Set<String> unknownNames) {
        this.nativeArchitecture = nativeArchitecture;
        this.defaultVerdict = defaultVerdict;
        this.filters = filters;
        this.unknownNames = unknownNames;
        this.x86 = filters.get(Architecture.X86_64);
        this.x32 = filters.get(Architecture.X32);
        this.others = filters.values().stream()
                .filter(filter -> filter.auditArch() != X86_64_AUDIT)
                .toArray(ArchitectureFilter[]::new);
    }

    /**
     * Resolves a profile for a container and loads it as Debian 12's libseccomp and the runtime do.
     *
     * @throws SeccompResolveException if the engine would refuse it
     * @throws SeccompLoadException if libseccomp or the runtime would refuse it
     */
    public static SeccompFilter load(SeccompProfile profile, SeccompContext context, ContainerRuntime runtime) {
        return load(profile.resolve(context), runtime);
    }

    /**
     * Loads a profile as Debian 12's libseccomp and the runtime do.
     *
     * @throws SeccompLoadException if they would refuse it
     */
    public static SeccompFilter load(ResolvedProfile profile, ContainerRuntime runtime) {
        return load(profile, runtime, Libseccomp.DEBIAN_12);
    }

    /**
     * Loads a profile as a release of libseccomp and the runtime do.
     *
     * @throws SeccompLoadException if they would refuse it
     */
    public static SeccompFilter load(ResolvedProfile profile, ContainerRuntime runtime, Libseccomp libseccomp) {
        return new FilterLoader(profile, runtime, libseccomp).load();
    }

    /** The architecture that the runtime runs on. */
    public Architecture nativeArchitecture() {
        return nativeArchitecture;
    }

    /** The architectures that the filter covers; calls of all others end the thread. */
    public List<Architecture> architectures() {
        return List.copyOf(filters.keySet());
    }

    /** What happens with calls that no rule decides. */
    public Verdict defaultVerdict() {
        return defaultVerdict;
    }

    /**
     * The rules of a covered architecture by the call's number, in the order in which libseccomp got them. The first
     * unconditional one decides, whatever stands around it.
     *
     * @throws IllegalArgumentException if the filter does not cover the architecture
     */
    public NavigableMap<Integer, List<FilterRule>> rules(Architecture architecture) {
        return covered(architecture).rules();
    }

    /**
     * The highest number that the profile names on a covered architecture: above it, runc's stub answers ENOSYS. Empty
     * where there is no stub.
     *
     * @throws IllegalArgumentException if the filter does not cover the architecture
     */
    public OptionalInt enosysAbove(Architecture architecture) {
        return covered(architecture).enosysAbove();
    }

    /** The names in the profile that this release of libseccomp does not know, for which it has no rule; sorted. */
    public Set<String> unknownNames() {
        return Collections.unmodifiableSet(unknownNames);
    }

    /**
     * Makes something of all that the rules of a covered architecture may do with a call; runc's stub is left out.
     *
     * @throws IllegalArgumentException if the filter does not cover the architecture
     */
    public <T> T fold(Architecture architecture, int number, CallFold<T> fold) {
        return covered(architecture).fold(number, fold);
    }

    private ArchitectureFilter covered(Architecture architecture) {
        ArchitectureFilter filter = filters.get(architecture);
        if (filter == null) {
            throw new IllegalArgumentException("seccomp filter: does not cover " + architecture);
        }
        return filter;
    }

    /**
     * What happens with a call.
     *
     * @param architecture the ABI by which it is made
     * @param number the number as the kernel hands it to filters, with bit 30 on x32
     * @param arguments six registers
     */
    public Decision decide(Architecture architecture, int number, long[] arguments) {
        return decide(architecture.auditArch(), number, arguments);
    }

    /**
     * What happens with a call.
     *
     * @param auditArch the {@code AUDIT_ARCH_*} value that the kernel hands to filters
     * @param number the number as the kernel hands it to filters
     * @param arguments six registers
     */
    public Decision decide(int auditArch, int number, long[] arguments) {
        if (auditArch == X86_64_AUDIT) {
            return decideX86(number, arguments);
        }
        for (ArchitectureFilter filter : others) {
            if (filter.auditArch() == auditArch) {
                return filter.isAboveAll(number) ? ArchitectureFilter.ENOSYS : filter.decide(number, arguments);
            }
        }
        return FOREIGN;
    }

    /** x86_64 and x32 share an audit value; a filter of one alone refuses the other's numbers. */
    private Decision decideX86(int number, long[] arguments) {
        ArchitectureFilter named = (number & X32_BIT) != 0 ? x32 : x86;
        if (named != null && named.isAboveAll(number)) {
            return ArchitectureFilter.ENOSYS;
        }
        boolean low = Integer.compareUnsigned(number, X32_BIT) < 0;
        if (x86 == null) {
            return x32 == null || low ? FOREIGN : x32.decide(number, arguments);
        }
        if (x32 == null) {
            // -1 is how a tracer skips a call, so libseccomp lets it through to the default
            return low || number == -1 ? x86.decide(number, arguments) : FOREIGN;
        }
        return ((number & X32_BIT) != 0 ? x32 : x86).decide(number, arguments);
    }

    /**
     * What happens with a call by name.
     *
     * @param arguments up to six registers; missing ones are 0
     * @throws IllegalArgumentException if the call has no number on the architecture
     */
    public Decision decide(Architecture architecture, String name, long... arguments) {
        int number = SyscallTable.of(architecture)
                .number(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("system call: \"" + name + "\" has no number on " + architecture));
        long[] registers = new long[6];
        System.arraycopy(arguments, 0, registers, 0, Math.min(arguments.length, registers.length));
        return decide(architecture, number, registers);
    }
}
