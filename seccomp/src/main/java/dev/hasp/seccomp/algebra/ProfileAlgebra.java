package dev.hasp.seccomp.algebra;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.SyscallTable;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.FilterRule;
import dev.hasp.seccomp.filter.Libseccomp;
import dev.hasp.seccomp.filter.SeccompFilter;
import dev.hasp.seccomp.filter.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * Compares and combines profiles by what they mean under a runtime and a release of libseccomp.
 *
 * <p>Results of combining are profiles again: no rule or condition in them can be left out, rules of the given profiles
 * are kept where they serve, and all are of shapes that every release of libseccomp compiles rightly. Before a result is
 * handed out it is loaded and its meaning compared with the wanted one, call by call: it permits exactly what it should,
 * and denies each call with the verdict that {@link FilterMeaning} gives it, except where runc's answer to unknown calls
 * comes before the filter.
 */
public final class ProfileAlgebra {

    private final ContainerRuntime runtime;
    private final Libseccomp libseccomp;

    private ProfileAlgebra(ContainerRuntime runtime, Libseccomp libseccomp) {
        this.runtime = runtime;
        this.libseccomp = libseccomp;
    }

    /** Under runc with Debian 12's libseccomp, as {@link SeccompFilter#load(ResolvedProfile, ContainerRuntime)} takes. */
    public static ProfileAlgebra standard() {
        return of(ContainerRuntime.RUNC, Libseccomp.DEBIAN_12);
    }

    public static ProfileAlgebra of(ContainerRuntime runtime, Libseccomp libseccomp) {
        return new ProfileAlgebra(runtime, libseccomp);
    }

    /**
     * What a profile means, to be compared often.
     *
     * @throws dev.hasp.seccomp.filter.SeccompLoadException if the runtime would refuse it
     * @throws SeccompComplexityException if the conditions of one call are too entangled
     */
    public FilterMeaning meaning(ResolvedProfile profile) {
        return FilterMeaning.of(load(profile));
    }

    /** How what the first permits lies to what the second permits, with witnesses. */
    public FilterComparison compare(ResolvedProfile first, ResolvedProfile second) {
        return meaning(first).compareTo(meaning(second));
    }

    /** Whether the second permits every call that the first permits. */
    public boolean isSubset(ResolvedProfile first, ResolvedProfile second) {
        return meaning(first).isSubsetOf(meaning(second));
    }

    /**
     * A profile that permits exactly the calls that either permits.
     *
     * @throws InexpressibleProfileException if no profile does
     */
    public ResolvedProfile union(ResolvedProfile first, ResolvedProfile second) {
        return combine(first, second, FilterMeaning::union, Comparator.naturalOrder());
    }

    /**
     * A profile that permits exactly the calls that both permit.
     *
     * @throws InexpressibleProfileException if no profile does
     */
    public ResolvedProfile intersection(ResolvedProfile first, ResolvedProfile second) {
        return combine(first, second, FilterMeaning::intersection, Comparator.reverseOrder());
    }

    /**
     * The same profile without what does not matter, and in safe shapes.
     *
     * @throws InexpressibleProfileException if there is no such profile
     */
    public ResolvedProfile minimal(ResolvedProfile profile) {
        return intersection(profile, profile);
    }

    private SeccompFilter load(ResolvedProfile profile) {
        return SeccompFilter.load(profile, runtime, libseccomp);
    }

    private ResolvedProfile combine(
            ResolvedProfile first,
            ResolvedProfile second,
            BinaryOperator<FilterMeaning> operation,
            Comparator<Verdict> wanted) {
        if (first.nativeArchitecture() != second.nativeArchitecture()) {
            throw new InexpressibleProfileException("one is for " + first.nativeArchitecture() + " and the other for "
                    + second.nativeArchitecture() + "; resolve both for the same host to combine them");
        }
        SeccompFilter a = load(first);
        SeccompFilter b = load(second);
        Verdict standard =
                wanted.compare(a.defaultVerdict(), b.defaultVerdict()) >= 0 ? a.defaultVerdict() : b.defaultVerdict();
        boolean isUnion = wanted.compare(Verdict.ALLOW, Verdict.FOREIGN_ARCHITECTURE) > 0;
        ResolvedProfile frame = ResolvedProfile.builder()
                .defaultAction(standard.action())
                .defaultErrno(CallRules.errno(standard))
                .architectures(architectures(first, second, a, b, isUnion))
                .nativeArchitecture(first.nativeArchitecture())
                .flags(same("flags", first.flags(), second.flags()))
                .listenerPath(same("listenerPath", first.listenerPath(), second.listenerPath()))
                .listenerMetadata(same("listenerMetadata", first.listenerMetadata(), second.listenerMetadata()))
                .build();
        FilterMeaning compiled = operation.apply(FilterMeaning.withoutStub(a), FilterMeaning.withoutStub(b));
        FilterMeaning whole = operation.apply(FilterMeaning.of(a), FilterMeaning.of(b));
        ResolvedProfile result =
                new ProfileSynthesis(frame, List.of(first, second), List.of(a, b), runtime, libseccomp).write(compiled);
        prove(result, compiled, whole);
        return result;
    }

    private static List<String> architectures(
            ResolvedProfile first, ResolvedProfile second, SeccompFilter a, SeccompFilter b, boolean isUnion) {
        if (first.architectures().equals(second.architectures())) {
            return first.architectures();
        }
        List<Architecture> all = new ArrayList<>(a.architectures());
        if (isUnion) {
            b.architectures().stream().filter(other -> !all.contains(other)).forEach(all::add);
        } else {
            all.retainAll(b.architectures());
        }
        all.sort(Comparator.comparing(architecture -> architecture != first.nativeArchitecture()));
        return all.stream().map(Architecture::scmpName).toList();
    }

    private static <T> T same(String member, T first, T second) {
        if (!first.equals(second)) {
            throw new InexpressibleProfileException(
                    "the profiles differ in " + member + ", which cannot be combined; give both the same");
        }
        return first;
    }

    private void prove(ResolvedProfile result, FilterMeaning compiled, FilterMeaning whole) {
        SeccompFilter filter = load(result);
        for (Architecture architecture : filter.architectures()) {
            filter.rules(architecture).forEach((number, rules) -> {
                if (!SafeShapes.test(rules)) {
                    throw new InexpressibleProfileException("the rules for call " + number + " of " + architecture
                            + " would have a shape that some releases of libseccomp compile wrongly");
                }
            });
            if (losesNumber(result, filter, architecture)) {
                throw new InexpressibleProfileException("libseccomp would compile a filter in which no rule matches on "
                        + architecture + ", because no call there has an unconditional rule; add one");
            }
        }
        refuse(FilterMeaning.withoutStub(filter).differenceFrom(compiled));
        FilterMeaning meaning = FilterMeaning.of(filter);
        refuse(meaning.excessOver(whole));
        refuse(whole.excessOver(meaning).map(WitnessSearch::swapped));
    }

    /** libseccomp loads the call's number with the first call that it compiles, be it one without a number there. */
    private boolean losesNumber(ResolvedProfile result, SeccompFilter filter, Architecture architecture) {
        SyscallTable table = SyscallTable.of(architecture);
        boolean numberless = result.rules().stream()
                .flatMap(rule -> rule.names().stream())
                .anyMatch(name -> libseccomp.number(table, name).isEmpty());
        return numberless
                && filter.rules(architecture).values().stream()
                        .flatMap(List::stream)
                        .noneMatch(FilterRule::isUnconditional);
    }

    private static void refuse(Optional<Witness> witness) {
        witness.ifPresent(difference -> {
            throw new InexpressibleProfileException("no profile has this meaning; the nearest gives " + difference);
        });
    }
}
