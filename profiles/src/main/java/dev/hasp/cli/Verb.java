package dev.hasp.cli;

import dev.hasp.SecurityProfile;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * One verb of the command: its options and what it does. Options are described by hand, since finding them by
 * reflection would take longer than all else that the command does.
 */
abstract class Verb {

    private final Session session;
    private final OptionSpec json = flag("--json", "Print for programs, in JSON.");

    Verb(Session session) {
        this.session = session;
    }

    /** The verb's name, options and help. */
    abstract CommandSpec describe(CommandSpec spec);

    /** Does it. */
    abstract Answer run();

    /** Whether it talks to an engine, and so needs {@link EngineLibraries}. */
    boolean needsEngine() {
        return false;
    }

    final CommandSpec spec() {
        return describe(CommandSpec.wrapWithoutInspection(this).addOption(json).addOption(help()));
    }

    static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build();
    }

    static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .description(description)
                .build();
    }

    /** The word that names a profile. */
    static PositionalParamSpec profileWord(String index) {
        return PositionalParamSpec.builder()
                .index(index)
                .paramLabel("PROFILE")
                .arity("1")
                .required(true)
                .type(String.class)
                .description("A preset's name, a file in YAML or JSON, or - for standard input.")
                .build();
    }

    static OptionSpec option(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .arity("1")
                .type(String.class)
                .description(description)
                .build();
    }

    static boolean isSet(OptionSpec flag) {
        return Boolean.TRUE.equals(flag.getValue());
    }

    final boolean isJson() {
        return isSet(json);
    }

    final Session session() {
        return session;
    }

    /** Tells the findings that stop nothing. */
    final void warn(List<Issue> issues) {
        session.output().tell(issues, isJson());
    }

    /** Ends the command with the errors of a profile, if it has any, and tells the warnings. */
    final void check(SecurityProfile profile) {
        List<Issue> issues = Issue.of(profile.validate(), profile);
        if (issues.stream().anyMatch(Issue::isError)) {
            throw Failure.findings(issues);
        }
        warn(issues);
    }

    /** Does it, and returns the exit code. */
    final int call() {
        try {
            Answer answer = run();
            session.output().print(answer.text());
            return answer.exitCode();
        } catch (Failure failure) {
            session.output().tell(failure.issues(), isJson());
            return failure.exitCode();
        }
    }
}
