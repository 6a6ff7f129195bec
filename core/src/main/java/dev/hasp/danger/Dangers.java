package dev.hasp.danger;

import dev.hasp.effective.EffectivePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks for combinations that let a container out, whatever each control alone says.
 *
 * <p>Every danger is a conjunction over the policy. One that the policy excludes is not reported; one of which all is
 * known is certain; one that hangs on something that the policy does not tell is possible, and says on what.
 */
public final class Dangers {

    private static final List<Rule> ALL = Stream.of(
                    MountDangers.ALL,
                    ProcessDangers.ALL,
                    HostFileDangers.ALL,
                    KernelFileDangers.ALL,
                    DeviceDangers.ALL,
                    KernelDangers.ALL,
                    NetworkDangers.ALL,
                    ExhaustionDangers.ALL)
            .flatMap(List::stream)
            .toList();

    private Dangers() {}

    /** Every danger of a policy: those that are certain first, then in the order of {@link #codes()}. */
    public static List<Danger> of(EffectivePolicy policy) {
        Situation situation = new Situation(policy);
        List<Danger> certain = new ArrayList<>();
        List<Danger> possible = new ArrayList<>();
        for (Rule rule : ALL) {
            Answer answer = rule.condition().in(situation);
            if (!answer.isNo()) {
                (answer.isYes() ? certain : possible).add(new Danger(rule.code(), answer.facts(), answer.gaps()));
            }
        }
        certain.addAll(possible);
        return List.copyOf(certain);
    }

    /** Every danger that is looked for, in order. */
    public static List<DangerCode> codes() {
        return ALL.stream().map(Rule::code).toList();
    }
}
