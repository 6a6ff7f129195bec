package dev.hasp.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Model.CommandSpec;

/** {@code hasp seccomp decide}: answers questions about calls, a JSON object a line, in the order in which they come. */
final class SeccompDecideVerb extends Verb {

    private static final int CHUNK = 1 << 16;

    SeccompDecideVerb(Session session) {
        super(session);
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("decide")
                .usageMessage()
                .description(
                        "Answer questions about system calls. Standard input has one JSON object a line, the output an"
                                + " answer for each; a bad line gets {\"error\":…} and stops nothing.")
                .footer(
                        "",
                        "A line:",
                        "  {\"profile\":\"docker-default@28.2\",\"caps\":[\"CAP_CHOWN\"],\"native\":\"amd64\","
                                + "\"kernel\":\"6.1\",",
                        "   \"arch\":\"x86_64\",\"syscall\":\"socket\",\"args\":[\"40\"],\"runtime\":\"runc\"}");
        return spec;
    }

    @Override
    Answer run() {
        SeccompQuestions questions =
                new SeccompQuestions(new SeccompSource(session().documents()));
        StringBuilder answers = new StringBuilder();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(session().in(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    answers.append(questions.answer(line)).append('\n');
                }
                if (answers.length() > CHUNK) {
                    session().output().print(answers.toString());
                    answers.setLength(0);
                }
            }
        } catch (IOException unreadable) {
            throw Failure.usage("unreadable", "cannot read standard input: " + unreadable.getMessage(), "");
        }
        return Answer.ok(answers.toString());
    }
}
