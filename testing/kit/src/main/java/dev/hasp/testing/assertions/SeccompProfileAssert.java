package dev.hasp.testing.assertions;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.KernelVersion;
import dev.hasp.seccomp.SeccompContext;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.seccomp.algebra.FilterMeaning;
import dev.hasp.seccomp.algebra.Witness;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.SeccompFilter;
import dev.hasp.seccomp.filter.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on a seccomp profile; made by {@link HaspAssertions#assertThat(SeccompProfile)}. It is judged by the filter
 * that runc makes of it for a container without capabilities on x86_64 and Linux 6.8, unless {@link #in} says another.
 */
public class SeccompProfileAssert extends AbstractAssert<SeccompProfileAssert, SeccompProfile> {

    private SeccompContext context = SeccompContext.of(Architecture.X86_64, new KernelVersion(6, 8), List.of());

    /** On a profile. */
    public SeccompProfileAssert(SeccompProfile actual) {
        super(actual, SeccompProfileAssert.class);
    }

    /** Judges all that follows by the filter for that container. */
    public SeccompProfileAssert in(SeccompContext container) {
        context = container;
        return myself;
    }

    /**
     * Passes if it denies a call: whatever its arguments, unless some are given, and by every ABI that the filter covers,
     * unless one is given.
     *
     * @throws IllegalArgumentException if no such ABI has the call
     */
    public SeccompProfileAssert denies(Syscall call) {
        return requires(call, verdict -> !verdict.permits(), "deny");
    }

    /**
     * Passes if it permits a call: whatever its arguments, unless some are given, and by every ABI that the filter
     * covers, unless one is given.
     *
     * @throws IllegalArgumentException if no such ABI has the call
     */
    public SeccompProfileAssert allows(Syscall call) {
        return requires(call, Verdict::permits, "allow");
    }

    private SeccompProfileAssert requires(Syscall call, Predicate<Verdict> expected, String verb) {
        isNotNull();
        Filters.of(actual.resolve(context), ContainerRuntime.RUNC)
                .counterexample(call, expected)
                .ifPresent(other -> failWithMessage(
                        "%s",
                        "Expecting the seccomp profile to " + verb + " " + call + ", but the answer is " + other));
        return myself;
    }

    /** Passes if every call that it permits is permitted by the other too. */
    public SeccompProfileAssert isAtLeastAsStrictAs(SeccompProfile other) {
        isNotNull();
        excess(meaning(actual), meaning(other), "to be at least as strict as the other, but it permits");
        return myself;
    }

    /** Passes if both permit the same calls; how they deny the others does not matter. */
    public SeccompProfileAssert permitsTheSameAs(SeccompProfile other) {
        isAtLeastAsStrictAs(other);
        excess(meaning(other), meaning(actual), "to permit the same as the other, but only the other permits");
        return myself;
    }

    private void excess(FilterMeaning first, FilterMeaning second, String what) {
        Optional<Witness> witness = first.excessOver(second);
        witness.ifPresent(call -> failWithMessage("%s", "Expecting the seccomp profile " + what + "\n  " + call));
    }

    private FilterMeaning meaning(SeccompProfile profile) {
        return FilterMeaning.of(SeccompFilter.load(profile, context, ContainerRuntime.RUNC));
    }
}
