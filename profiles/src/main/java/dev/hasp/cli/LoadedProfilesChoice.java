package dev.hasp.cli;

import dev.hasp.apparmor.LoadedMode;
import dev.hasp.apparmor.MalformedAppArmorException;
import dev.hasp.apparmor.ProfileList;
import dev.hasp.engine.EngineFacts;
import dev.hasp.host.LoadedProfiles;
import dev.hasp.host.LocalEngine;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/** Which AppArmor profiles the engine's kernel has: what no engine tells of itself. */
final class LoadedProfilesChoice {

    private final OptionSpec option = Verb.option(
            "--apparmor-profiles",
            "SOURCE",
            "Who tells which AppArmor profiles are loaded: host (this host's kernel), engine (a container started for it,"
                    + " as root), none, or a file with the kernel's list; default: this host's kernel where the engine is"
                    + " of this host and it may be read.");

    OptionSpec option() {
        return option;
    }

    /** The facts with the profiles, where anybody tells them. */
    EngineFacts addTo(EngineFacts engine, Optional<EngineConnection> connection, Documents documents) {
        return of(engine, connection, documents)
                .map(profiles -> engine.toBuilder().appArmorProfiles(profiles).build())
                .orElse(engine);
    }

    /** The profiles by name, empty where nobody tells them. */
    Optional<Map<String, LoadedMode>> of(
            EngineFacts engine, Optional<EngineConnection> connection, Documents documents) {
        String source = option.getValue();
        if (source == null) {
            return connection.isPresent() && LocalEngine.isOnThisHost(engine) ? ofThisHost() : Optional.empty();
        }
        try {
            return switch (source) {
                case "none" -> Optional.empty();
                case "host" -> Optional.of(LoadedProfiles.read());
                case "engine" ->
                    Optional.of(connection
                            .orElseThrow(() -> Failure.usage(
                                    "apparmor-profiles-without-engine",
                                    "--apparmor-profiles engine needs an engine that answers",
                                    "leave --facts and --docker out, or give a file"))
                            .appArmorProfiles());
                default -> Optional.of(ProfileList.read(documents.text(source)));
            };
        } catch (IOException unreadable) {
            throw Failure.unavailable(
                    "apparmor-profiles-unreadable",
                    "this host's kernel does not show its AppArmor profiles: " + unreadable,
                    "ask as root on a host with AppArmor, or give a copy of " + LoadedProfiles.KERNEL);
        } catch (MalformedAppArmorException refusal) {
            throw Failure.usage("apparmor-profiles-malformed", String.valueOf(refusal.getMessage()), "");
        }
    }

    private static Optional<Map<String, LoadedMode>> ofThisHost() {
        try {
            return Optional.of(LoadedProfiles.read());
        } catch (IOException notHere) {
            return Optional.empty();
        }
    }
}
