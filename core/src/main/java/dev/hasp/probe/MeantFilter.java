package dev.hasp.probe;

import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.seccomp.Action;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.SeccompFilter;
import dev.hasp.seccomp.filter.SeccompLoadException;
import java.util.List;
import java.util.Optional;

/** The seccomp filter that a policy means, as far as a probe has to mind it. */
final class MeantFilter {

    private final boolean isNone;
    private final Optional<SeccompFilter> filter;

    private MeantFilter(boolean isNone, Optional<SeccompFilter> filter) {
        this.isNone = isNone;
        this.filter = filter;
    }

    /** The filter as that runtime makes it. */
    static MeantFilter of(EffectivePolicy policy, ContainerRuntime runtime) {
        Optional<Optional<ResolvedProfile>> rules = policy.get(Aspects.SECCOMP_RULES);
        try {
            return new MeantFilter(
                    rules.filter(Optional::isEmpty).isPresent(),
                    rules.flatMap(some -> some).map(some -> SeccompFilter.load(some, runtime)));
        } catch (SeccompLoadException refused) {
            return new MeantFilter(false, Optional.empty());
        }
    }

    /** Whether there is one that is known and that answers the call; one that it kills for would end the probe. */
    boolean answers(CallQuestion question) {
        return filter.map(loaded -> decide(loaded, question.number(), question.arguments()))
                .filter(action -> action.permits() || action.equals(Action.ERRNO))
                .isPresent();
    }

    /** Whether a call of that number goes through for certain, with arguments of 0. */
    boolean permits(int number) {
        return isNone
                || filter.map(loaded -> decide(loaded, number, List.of()))
                        .filter(Action::permits)
                        .isPresent();
    }

    private static Action decide(SeccompFilter filter, int number, List<Long> given) {
        long[] arguments = new long[6];
        for (int i = 0; i < Math.min(arguments.length, given.size()); i++) {
            arguments[i] = given.get(i);
        }
        return filter.decide(filter.nativeArchitecture(), number, arguments)
                .verdict()
                .action();
    }
}
