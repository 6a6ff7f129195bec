package dev.hasp.explain;

import dev.hasp.control.Controls;
import dev.hasp.control.Healthcheck;
import dev.hasp.control.Logging;
import dev.hasp.control.RestartPolicy;
import java.util.ArrayList;
import java.util.List;

/** What runs the container, and what happens to it and its output. */
final class LifecycleSentences {

    static final List<Sentence<?>> ALL = List.of(
            Sentence.of(Controls.RUNTIME, name -> "is run by the daemon's runtime " + Plain.quoted(name)),
            Sentence.of(
                    Controls.ANNOTATIONS,
                    (notes, profile) -> Phrase.list(
                            "comes to its runtime with these notes",
                            "comes to its runtime without notes",
                            Plain.entries(notes))),
            Sentence.of(Controls.LOGGING, (logging, profile) -> logging(logging))
                    .open("has its output kept as the daemon is set, which by default is without a limit"),
            Sentence.of(Controls.RESTART, LifecycleSentences::restart),
            Sentence.either(
                    Controls.AUTO_REMOVE,
                    "is deleted with its anonymous volumes when it ends",
                    "stays on the host when it ended, until someone deletes it"),
            Sentence.of(Controls.STOP_SIGNAL, signal -> "is asked to end with the signal " + Plain.quoted(signal)),
            Sentence.of(
                    Controls.STOP_TIMEOUT,
                    time -> "is killed when it has not ended " + Plain.time(time) + " after it was asked to"),
            Sentence.of(Controls.HEALTHCHECK, (check, profile) -> healthcheck(check)));

    private LifecycleSentences() {}

    private static Phrase logging(Logging logging) {
        if (logging.driver().equals("none")) {
            return Phrase.of("has none of its output kept");
        }
        String sentence = "has its output kept by the log driver " + Plain.quoted(logging.driver());
        return Phrase.list(
                sentence + " with these options", sentence + " as the daemon is set", Plain.entries(logging.options()));
    }

    private static String restart(RestartPolicy policy) {
        return switch (policy.kind()) {
            case NO -> "is not started again when it ended";
            case ON_FAILURE ->
                "is started again after an error"
                        + (policy.maximumRetries().isPresent()
                                ? ", at most "
                                        + Plain.count(policy.maximumRetries().getAsInt(), "time")
                                : ", for ever");
            case ALWAYS -> "is started again whenever it ended, also when the daemon starts";
            case UNLESS_STOPPED -> "is started again whenever it ended, unless someone stopped it";
        };
    }

    private static Phrase healthcheck(Healthcheck check) {
        if (check.disabled()) {
            return Phrase.of("is not checked, even where the image asks for it");
        }
        List<String> details = new ArrayList<>();
        check.command().ifPresent(command -> details.add("by " + Plain.quoted(command) + " in its shell"));
        check.interval().ifPresent(time -> details.add("every " + Plain.time(time)));
        check.timeout().ifPresent(time -> details.add("failing after " + Plain.time(time)));
        check.startPeriod().ifPresent(time -> details.add("without counting the first " + Plain.time(time)));
        check.retries().ifPresent(retries -> details.add("unhealthy after " + Plain.count(retries, "failure")));
        return Phrase.list("is checked again and again for its health", "is checked as the image says", details);
    }
}
