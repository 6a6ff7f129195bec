package dev.hasp.cli;

import dev.hasp.SecurityProfile;
import dev.hasp.docker.InexpressibleException;
import dev.hasp.engine.EngineFactsException;
import dev.hasp.engine.EngineFinding;
import dev.hasp.engine.NotEnforceableException;
import dev.hasp.probe.LiveVerification;
import dev.hasp.probe.ProbeException;
import dev.hasp.probe.UnreachableProcessException;
import dev.hasp.verify.Verification;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A verb that looks at a container and says whether a profile is in force there. */
abstract class VerificationVerb extends ProfileVerb {

    private final EngineAddress engine;
    private final OptionSpec all = flag("--all", "Show what nobody decided and is in force, too.");
    private final OptionSpec strict =
            flag("--strict", "End with 1 where anything that was decided could not be seen or is not known.");

    VerificationVerb(Session session, String index) {
        super(session, index);
        this.engine = new EngineAddress(session.environment());
    }

    /** Looks. */
    abstract Verification verify(LiveVerification live, SecurityProfile profile);

    /** Ends the command where an option is not understood, before an engine is asked. */
    void checkOptions() {}

    final CommandSpec withEngine(CommandSpec spec) {
        return withProfile(spec.addOption(engine.option()).addOption(all).addOption(strict));
    }

    @Override
    final boolean needsEngine() {
        return true;
    }

    @Override
    final Answer run() {
        checkOptions();
        SecurityProfile profile = profile();
        Verification verification = look(profile);
        boolean isFine = isSet(strict) ? verification.isProven() : verification.isInForce();
        String text = isJson()
                ? VerificationJson.of(verification, profile, name())
                : new VerificationTable(
                                verification,
                                profile,
                                name(),
                                session().output().paint())
                        .text(isSet(all));
        return new Answer(text, isFine ? ExitCode.OK : ExitCode.FINDINGS);
    }

    private Verification look(SecurityProfile profile) {
        try (EngineConnection connection = EngineConnection.open(engine.url());
                Progress progress = new Progress(session().output(), !isJson())) {
            return verify(LiveVerification.on(connection.client()).withProgress(progress), profile);
        } catch (NotEnforceableException refusal) {
            List<Issue> issues = Issue.of(
                    refusal.findings().stream().map(EngineFinding::finding).toList(), profile);
            throw Failure.findings(issues);
        } catch (InexpressibleException refusal) {
            throw Failure.findings(Issue.of(refusal.findings(), profile));
        } catch (EngineFactsException unknown) {
            throw Failure.unavailable("unknown-engine", engine.url() + ": " + unknown.getMessage(), "");
        } catch (UnreachableProcessException hidden) {
            String remedy = hidden.reason().remedy();
            throw Failure.unavailable("cannot-look", without(remedy, hidden), remedy);
        } catch (ProbeException blind) {
            throw failure(blind);
        }
    }

    /** What the engine refuses is a finding about the profile; that nobody could look is none. */
    private static Failure failure(ProbeException blind) {
        String remedy = blind.reason().remedy();
        String message = without(remedy, blind);
        return switch (blind.reason()) {
            case REFUSED_AT_CREATE, REFUSED_AT_START ->
                Failure.findings(List.of(Issue.usage("refused-by-engine", message, remedy)));
            default -> Failure.unavailable("cannot-look", message, remedy);
        };
    }

    private static String without(String remedy, RuntimeException thrown) {
        return String.valueOf(thrown.getMessage()).replace("; " + remedy, "");
    }
}
