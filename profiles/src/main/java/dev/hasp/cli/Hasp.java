package dev.hasp.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code hasp}: security profiles of containers, for scripts and for people. */
public final class Hasp {

    private Hasp() {}

    /** Runs the command on the process's own streams and ends the process. */
    public static void main(String[] args) {
        System.exit(run(
                args,
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                System.getenv()));
    }

    /** Runs the command; returns its exit code, one of {@link ExitCode}. */
    static int run(String[] args, InputStream in, OutputStream out, OutputStream err, Map<String, String> environment) {
        Session session = Session.of(in, out, err, environment);
        Output output = session.output();
        boolean json = Arrays.asList(args).contains("--json");
        try {
            refuseUndecodable(args);
            return execute(args, session, new Streams(in, out, err));
        } catch (Failure failure) {
            output.tell(failure.issues(), json);
            return failure.exitCode();
        } catch (ParameterException refusal) {
            output.tell(List.of(issue(refusal)), json);
            return ExitCode.USAGE;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
            output.tell(List.of(Issue.usage("fault", "a fault of hasp itself: " + fault, "please report it")), json);
            return ExitCode.FAULT;
        }
    }

    /** The streams that a verb may hand on. */
    private record Streams(InputStream in, OutputStream out, OutputStream err) {}

    private static int execute(String[] args, Session session, Streams streams) {
        CommandLine line = new CommandLine(spec(session)).setExpandAtFiles(false);
        ParseResult result = line.parseArgs(args);
        while (result.hasSubcommand() && !result.isUsageHelpRequested()) {
            result = result.subcommand();
        }
        Output output = session.output();
        if (result.isUsageHelpRequested()) {
            output.print(usage(result.commandSpec(), output.paint()));
            return ExitCode.OK;
        }
        if (result.isVersionHelpRequested()) {
            output.print(Version.text() + "\n");
            return ExitCode.OK;
        }
        if (result.commandSpec().userObject() instanceof Verb verb) {
            return verb.needsEngine() && EngineLibraries.arePacked()
                    ? EngineLibraries.run(args, streams.in(), streams.out(), streams.err(), session.environment())
                    : verb.call();
        }
        output.tell(usage(result.commandSpec(), output.errPaint()));
        return ExitCode.USAGE;
    }

    private static String usage(CommandSpec spec, Paint paint) {
        return spec.commandLine().getUsageMessage(paint.isOn() ? Ansi.ON : Ansi.OFF);
    }

    private static CommandSpec spec(Session session) {
        CommandSpec spec = CommandSpec.create()
                .name("hasp")
                .version(Version.text())
                .addOption(Verb.help())
                .addOption(OptionSpec.builder("--version")
                        .versionHelp(true)
                        .description("Show the version.")
                        .build());
        spec.usageMessage()
                .description("Security profiles of Docker containers: checked, explained, and as docker's options.")
                .footer(
                        "",
                        "Examples:",
                        "  hasp presets",
                        "  hasp explain batch-job",
                        "  eval \"docker run --rm $(hasp flags --format shell batch-job) image command\"",
                        "  hasp validate --overlay site.yaml job.yaml",
                        "  hasp diff docker-default job.yaml",
                        "  hasp verify batch-job",
                        "",
                        "It ends with 0 when all is well, 1 when a profile is not, 2 when it cannot work with what it"
                                + " was given, 69 when no engine can be looked at.");
        List<Verb> verbs = List.of(
                new PresetsVerb(session),
                new ShowVerb(session),
                new FlagsVerb(session),
                new ValidateVerb(session),
                new ExplainVerb(session),
                new DiffVerb(session),
                new PreflightVerb(session),
                new AdmitVerb(session),
                new VerifyVerb(session),
                new CheckVerb(session),
                new FactsVerb(session),
                new SchemaVerb(session));
        add(spec, verbs);
        spec.addSubcommand("seccomp", seccomp(session));
        spec.addSubcommand("apparmor", appArmor(session));
        spec.addSubcommand("selinux", seLinux(session));
        return spec;
    }

    private static CommandSpec appArmor(Session session) {
        return group(
                "apparmor",
                "AppArmor profiles: generated, checked, loaded.",
                List.of(
                        new AppArmorGenerateVerb(session),
                        new AppArmorCheckVerb(session),
                        new AppArmorLoadVerb(session)));
    }

    private static CommandSpec seLinux(Session session) {
        return group(
                "selinux",
                "SELinux: levels that no other container has, and the modules that profiles need.",
                List.of(
                        new SeLinuxTakeVerb(session),
                        new SeLinuxReleaseVerb(session),
                        new SeLinuxListVerb(session),
                        new SeLinuxObserveVerb(session),
                        new SeLinuxModuleVerb(session)));
    }

    private static CommandSpec seccomp(Session session) {
        return group(
                "seccomp",
                "Seccomp profiles: checked, resolved, compared, combined, learnt.",
                List.of(
                        new SeccompLintVerb(session),
                        new SeccompShowVerb(session),
                        new SeccompResolveVerb(session),
                        new SeccompDiffVerb(session),
                        new SeccompCombineVerb(session, SeccompCombineVerb.Operation.MERGE),
                        new SeccompCombineVerb(session, SeccompCombineVerb.Operation.INTERSECT),
                        new SeccompLearnVerb(session),
                        new SeccompExplainVerb(session),
                        new SeccompDecideVerb(session)));
    }

    private static CommandSpec group(String name, String description, List<Verb> verbs) {
        CommandSpec spec = CommandSpec.create().name(name).addOption(Verb.help());
        spec.usageMessage().description(description);
        add(spec, verbs);
        return spec;
    }

    private static void add(CommandSpec spec, List<Verb> verbs) {
        for (Verb verb : verbs) {
            CommandSpec described = verb.spec();
            spec.addSubcommand(described.name(), described);
        }
    }

    private static Issue issue(ParameterException refusal) {
        String command = refusal.getCommandLine().getCommandSpec().qualifiedName();
        StringBuilder remedy = new StringBuilder();
        if (refusal instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            remedy.append("did you mean ")
                    .append(String.join(" or ", unmatched.getSuggestions()))
                    .append("? ");
        }
        return Issue.usage("usage", String.valueOf(refusal.getMessage()), remedy + command + " --help says more");
    }

    /** Java replaces what the locale cannot decode; such a word is not what the caller wrote. */
    private static void refuseUndecodable(String[] args) {
        for (String arg : args) {
            if (arg.indexOf('\uFFFD') >= 0) {
                throw Failure.usage(
                        "undecodable-argument",
                        "the argument \"" + arg + "\" is not text in this locale",
                        "use a UTF-8 locale such as LC_ALL=C.UTF-8");
            }
        }
    }
}
