package dev.hasp.witness;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.EffectivePolicy;
import java.util.Optional;

/**
 * One concrete thing that a container may do or not: hold a capability, make a call, write to a path, use so many bytes.
 *
 * <p>{@code toString()} says it as what comes after "it may", such as {@code hold NET_RAW in the bounding set}, with
 * nothing in it that could be taken for more words.
 */
public interface Witness {

    /** The aspect that decides. */
    Aspect<?> aspect();

    /** Whether a policy permits it; empty where the policy does not tell. */
    Optional<Boolean> isPermittedBy(EffectivePolicy policy);
}
