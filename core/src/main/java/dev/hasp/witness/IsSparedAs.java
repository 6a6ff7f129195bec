package dev.hasp.witness;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import java.util.Optional;

/**
 * Being as little the one to be killed when memory runs out ({@code proc_pid_oom_score_adj(5)}).
 *
 * @param score the adjustment of the score that it starts with, lower being spared longer
 */
public record IsSparedAs(int score) implements Witness {

    @Override
    public Aspect<?> aspect() {
        return Aspects.OOM_SCORE;
    }

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        return policy.get(Aspects.OOM_SCORE).map(held -> held <= score);
    }

    @Override
    public String toString() {
        return "start with an oom_score_adj as low as " + score;
    }
}
