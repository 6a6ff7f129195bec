package dev.hasp.witness;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import java.util.Optional;

/** Gaining by the setuid bits or the capabilities of a program file ({@code execve(2)}). */
public record GainsPrivileges() implements Witness {

    @Override
    public Aspect<?> aspect() {
        return Aspects.NO_NEW_PRIVS;
    }

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return policy.get(Aspects.NO_NEW_PRIVS).map(on -> !on);
    }

    @Override
    public String toString() {
        return "gain privileges by setuid programs and file capabilities";
    }
}
