package dev.hasp.danger;

import dev.hasp.effective.Aspect;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Something that must hold for a danger. What is not known stays so, unless the rest decides. */
@FunctionalInterface
interface Condition {

    Answer in(Situation situation);

    /** That all hold; the cheap ones first, as the first that does not ends it. */
    static Condition all(Condition... conditions) {
        return situation -> {
            Set<String> facts = new LinkedHashSet<>();
            Set<String> gaps = new LinkedHashSet<>();
            for (Condition condition : conditions) {
                Answer answer = condition.in(situation);
                if (answer.isNo()) {
                    return answer;
                }
                facts.addAll(answer.facts());
                gaps.addAll(answer.gaps());
            }
            Answer.State state = gaps.isEmpty() ? Answer.State.YES : Answer.State.UNKNOWN;
            return new Answer(state, List.copyOf(facts), List.copyOf(gaps));
        };
    }

    /** That one holds, the first that does or else the first that may. */
    static Condition any(Condition... conditions) {
        return situation -> {
            Answer best = Answer.no();
            for (Condition condition : conditions) {
                Answer answer = condition.in(situation);
                if (answer.isYes()) {
                    return answer;
                }
                best = best.isNo() ? answer : best;
            }
            return best;
        };
    }

    /** What a known value of an aspect says. */
    static <T> Condition told(Aspect<T> aspect, Function<T, Answer> test) {
        return situation -> situation.policy().get(aspect).map(test).orElseGet(() -> situation.unknown(aspect));
    }

    /** Something that no policy tells. */
    static Condition notTold(String gap) {
        return situation -> Answer.unknown(gap);
    }

    /** The answers of several things of one kind: those that hold or else those that may. */
    static Answer anyOf(List<Answer> answers) {
        for (Answer.State state : List.of(Answer.State.YES, Answer.State.UNKNOWN)) {
            List<Answer> some =
                    answers.stream().filter(answer -> answer.state() == state).toList();
            if (!some.isEmpty()) {
                return new Answer(state, joined(some, Answer::facts), joined(some, Answer::gaps));
            }
        }
        return Answer.no();
    }

    private static List<String> joined(List<Answer> answers, Function<Answer, List<String>> part) {
        List<String> all = new ArrayList<>();
        answers.forEach(answer -> all.addAll(part.apply(answer)));
        return all.stream().distinct().toList();
    }
}
