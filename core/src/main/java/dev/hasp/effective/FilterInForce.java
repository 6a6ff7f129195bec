package dev.hasp.effective;

import dev.hasp.linux.Architecture;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.algebra.FilterMeaning;
import dev.hasp.seccomp.algebra.SeccompComplexityException;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.SeccompFilter;
import dev.hasp.seccomp.filter.SeccompLoadException;
import java.util.Optional;

/** The seccomp filter of a policy as its runtime loads it, and the calls that it leaves. */
public final class FilterInForce {

    private final boolean isNone;
    private final ContainerRuntime runtime;
    private final Optional<SeccompFilter> filter;
    private final Optional<FilterMeaning> everything;
    private final Optional<FilterMeaning> permitted;
    private final String problem;

    private FilterInForce(
            boolean isNone,
            ContainerRuntime runtime,
            Optional<SeccompFilter> filter,
            Optional<FilterMeaning> everything,
            Optional<FilterMeaning> permitted,
            String problem) {
        this.isNone = isNone;
        this.runtime = runtime;
        this.filter = filter;
        this.everything = everything;
        this.permitted = permitted;
        this.problem = problem;
    }

    static FilterInForce of(EffectivePolicy policy) {
        ContainerRuntime runtime =
                policy.get(Aspects.RUNTIME_USED).map(ContainerRuntime::ofName).orElse(ContainerRuntime.RUNC);
        Optional<Optional<ResolvedProfile>> rules = policy.get(Aspects.SECCOMP_RULES);
        if (rules.isEmpty()) {
            String reason = policy.entry(Aspects.SECCOMP_RULES).lastReason().toString();
            return unknown(runtime, Optional.empty(), "the filter's rules are not known: " + reason);
        }
        return rules.get()
                .map(some -> load(some, runtime))
                .orElseGet(() -> new FilterInForce(
                        true, runtime, Optional.empty(), Optional.empty(), Optional.empty(), "there is no filter"));
    }

    private static FilterInForce load(ResolvedProfile rules, ContainerRuntime runtime) {
        SeccompFilter filter;
        try {
            filter = SeccompFilter.load(rules, runtime);
        } catch (SeccompLoadException refused) {
            return unknown(runtime, Optional.empty(), firstLine(refused));
        }
        try {
            FilterMeaning everything = MachineCalls.of(filter.nativeArchitecture());
            FilterMeaning permitted = MachineCalls.of(filter, everything);
            return new FilterInForce(
                    false, runtime, Optional.of(filter), Optional.of(everything), Optional.of(permitted), "");
        } catch (SeccompComplexityException entangled) {
            return unknown(runtime, Optional.of(filter), firstLine(entangled));
        }
    }

    private static FilterInForce unknown(ContainerRuntime runtime, Optional<SeccompFilter> filter, String problem) {
        return new FilterInForce(false, runtime, filter, Optional.empty(), Optional.empty(), problem);
    }

    private static String firstLine(RuntimeException failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .limit(2)
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }

    /** Whether it is known that there is none. */
    public boolean isNone() {
        return isNone;
    }

    /** The runtime that loads it; runc where that is not known. */
    public ContainerRuntime runtime() {
        return runtime;
    }

    /** The calls that it permits, of those that the machine's programs can make; empty without a filter that is known. */
    public Optional<FilterMeaning> permitted() {
        return permitted;
    }

    /** The calls that the machine's programs can make; empty without a filter that is known. */
    public Optional<FilterMeaning> everything() {
        return everything;
    }

    /** Why {@link #permitted()} is empty; the empty text where it is not. */
    public String problem() {
        return problem;
    }

    /**
     * Whether a call goes through; empty where the filter is not known.
     *
     * @param number the number as the kernel hands it to filters, with bit 30 on x32
     * @param registers six registers
     */
    public Optional<Boolean> permits(Architecture architecture, int number, long[] registers) {
        return isNone
                ? Optional.of(true)
                : filter.map(loaded ->
                        loaded.decide(architecture, number, registers).verdict().permits());
    }
}
