package dev.hasp.order;

import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Entry;
import dev.hasp.effective.FilterInForce;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.algebra.FilterMeaning;
import dev.hasp.seccomp.algebra.Witness;
import dev.hasp.witness.MakesCall;
import java.util.Optional;

/** The order of what seccomp filters permit: exact, call by call, with all values of the arguments. */
final class SeccompOrder {

    private SeccompOrder() {}

    static Order<Optional<ResolvedProfile>> rules() {
        return new Order<>(
                Aspects.SECCOMP_RULES,
                "every call that runs permits, by each ABI of the machine and with every value of the arguments; no filter"
                        + " permits all, and how a call is denied does not matter",
                "seccomp(2), libseccomp and the runtime as the library of filters decides and was compared with them",
                SeccompOrder::excess);
    }

    private static Excess excess(EffectivePolicy first, EffectivePolicy second) {
        if (isNone(second) || isSame(first, second)) {
            return Excess.none();
        }
        FilterInForce one = first.filter();
        FilterInForce other = second.filter();
        if (other.permitted().isEmpty()) {
            return Excess.undecided(other.problem());
        }
        Optional<FilterMeaning> calls = one.isNone() ? other.everything() : one.permitted();
        return calls.map(more -> more.excessOver(other.permitted().get())
                        .map(SeccompOrder::found)
                        .orElse(Excess.none()))
                .orElseGet(() -> Excess.undecided(one.problem()));
    }

    private static boolean isNone(EffectivePolicy policy) {
        return policy.get(Aspects.SECCOMP_RULES).filter(Optional::isEmpty).isPresent();
    }

    /** Equal rules in equal hands; rules that are not known depend on the bounding set too. */
    private static boolean isSame(EffectivePolicy first, EffectivePolicy second) {
        Entry<Optional<ResolvedProfile>> rules = first.entry(Aspects.SECCOMP_RULES);
        return rules.isSameAs(second.entry(Aspects.SECCOMP_RULES))
                && first.filter().runtime() == second.filter().runtime()
                && (rules.value().isPresent()
                        || first.entry(Aspects.BOUNDING).isSameAs(second.entry(Aspects.BOUNDING)));
    }

    private static Excess found(Witness witness) {
        return Excess.found(new MakesCall(witness.architecture(), witness.number(), witness.arguments()));
    }
}
