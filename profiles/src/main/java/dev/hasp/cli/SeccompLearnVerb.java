package dev.hasp.cli;

import dev.hasp.seccomp.filter.SeccompFilter;
import dev.hasp.seccomp.learn.ProfileLearner;
import dev.hasp.seccomp.learn.Trace;
import dev.hasp.seccomp.learn.TraceReview;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code hasp seccomp learn}: the smallest profile that traces need, or what a profile would have denied of them. */
final class SeccompLearnVerb extends SeccompVerb {

    private final OptionSpec against = OptionSpec.builder("--against")
            .paramLabel("PROFILE")
            .arity("1")
            .type(String.class)
            .description("Print what this profile would have denied of the traces; it ends with 1 if that is anything.")
            .build();
    private final OptionSpec noNewPrivileges =
            flag("--no-new-privileges", "The containers will have no-new-privileges; runtimes then need less.");

    SeccompLearnVerb(Session session) {
        super(session, "TRACE", "1..*");
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("learn")
                .addOption(against)
                .addOption(noNewPrivileges)
                .usageMessage()
                .description("Make a profile from what strace and the kernel's audit log recorded.");
        return withProfiles(spec, true);
    }

    @Override
    Answer run() {
        List<Trace> traces = words().stream().map(this::trace).toList();
        Optional<String> profile = Optional.ofNullable(against.getValue());
        return profile.isPresent() ? review(traces, profile.get()) : learn(traces);
    }

    private Trace trace(String word) {
        Trace trace = Trace.parse(
                word.equals("-") ? "standard input" : word,
                session().documents().text(word),
                host().architecture());
        warn(trace.unread().stream()
                .map(line -> new Issue(
                        "unread-line",
                        "warning",
                        Optional.of(trace.source()),
                        line.line(),
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        line.reason(),
                        ""))
                .toList());
        return trace;
    }

    private Answer learn(List<Trace> traces) {
        ProfileLearner learner = ProfileLearner.on(host().architecture()).startedBy(host().runtime());
        try {
            return Answer.ok((isSet(noNewPrivileges) ? learner.withNoNewPrivileges() : learner)
                    .learn(traces)
                    .toPrettyJson());
        } catch (IllegalArgumentException refusal) {
            throw Failure.findings(List.of(Issue.usage(
                    "nothing-learnt", String.valueOf(refusal.getMessage()), "give traces of strace or the audit log")));
        }
    }

    private Answer review(List<Trace> traces, String profile) {
        SeccompFilter filter = load(document(profile));
        List<TraceReview> reviews =
                traces.stream().map(trace -> TraceReview.of(trace, filter)).toList();
        boolean fine = reviews.stream().allMatch(review -> review.denied().isEmpty());
        return new Answer(isJson() ? json(reviews) : text(reviews), fine ? ExitCode.OK : ExitCode.FINDINGS);
    }

    private static String text(List<TraceReview> reviews) {
        StringBuilder text = new StringBuilder();
        for (TraceReview review : reviews) {
            review.denied()
                    .forEach(denied -> text.append(Inert.text(review.source() + ":" + denied))
                            .append('\n'));
            text.append(Inert.text(review.source()))
                    .append(String.format(
                            Locale.ROOT,
                            ": %d of %d calls denied (%.1f %%)%n",
                            review.deniedCalls(),
                            review.calls(),
                            100 * review.deniedShare()));
        }
        return text.toString();
    }

    private static String json(List<TraceReview> reviews) {
        return Json.of(json -> {
            json.writeStartArray();
            for (TraceReview review : reviews) {
                json.writeStartObject();
                json.writeStringField("trace", review.source());
                json.writeNumberField("calls", review.calls());
                json.writeNumberField("denied", review.deniedCalls());
                json.writeArrayFieldStart("lines");
                for (TraceReview.Denied denied : review.denied()) {
                    json.writeStartObject();
                    json.writeNumberField("line", denied.call().line());
                    json.writeStringField("syscall", denied.call().name());
                    json.writeStringField("verdict", denied.decision().verdict().toString());
                    json.writeStringField("by", denied.decision().explanation());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
