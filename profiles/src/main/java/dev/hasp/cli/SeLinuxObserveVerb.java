package dev.hasp.cli;

import dev.hasp.docker.ContainerLevels;
import dev.hasp.selinux.mcs.Holding;
import dev.hasp.selinux.mcs.McsAllocator;
import dev.hasp.selinux.mcs.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code hasp selinux observe}: keeps the levels that an engine's containers have from others. */
final class SeLinuxObserveVerb extends SeLinuxRegistryVerb {

    private final EngineAddress engine;
    private final OptionSpec releaseGone =
            flag("--release-gone", "Release the levels of all holders that are not the name of a container.");

    SeLinuxObserveVerb(Session session) {
        super(session);
        this.engine = new EngineAddress(session.environment());
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("observe")
                .addOption(engine.option())
                .addOption(releaseGone)
                .usageMessage()
                .description(
                        "Keep the levels of all containers of an engine from others, each held by the container's name, and"
                                + " warn of those that are not apart.");
        return withRegistry(spec);
    }

    @Override
    boolean needsEngine() {
        return true;
    }

    @Override
    Answer run(McsAllocator levels) {
        try (EngineConnection connection = EngineConnection.open(engine.url())) {
            return Answer.ok(observe(levels, connection.containerLevels(), isSet(releaseGone)));
        }
    }

    /** Reserves what was found, warns, and says what changed. */
    String observe(McsAllocator levels, ContainerLevels found, boolean isReleasing) {
        List<Change> changes = new ArrayList<>();
        if (isReleasing) {
            levels.releaseAllBut(found::has).forEach(gone -> changes.add(new Change("released", gone)));
        }
        Observation seen = levels.observe(found.holdings());
        seen.replaced().forEach(before -> changes.add(new Change("replaced", before)));
        seen.reserved().forEach(reserved -> changes.add(new Change("reserved", reserved)));
        List<Issue> issues = new ArrayList<>();
        seen.conflicts()
                .forEach(conflict -> issues.add(warning(
                        "mcs-not-apart",
                        conflict + ": one of them reaches the other's files",
                        "start one of them again with a level that was taken for it")));
        seen.openToAll()
                .forEach(open -> issues.add(warning(
                        "mcs-open-to-all",
                        open + " is kept apart from no container: it has no category, or all",
                        "start it with a level that was taken for it, unless it is meant to")));
        warn(issues);
        return isJson() ? json(changes) : changes.stream().map(Change::line).collect(Collectors.joining());
    }

    /** What became of a holder's levels. */
    private record Change(String what, Holding holding) {

        String line() {
            return what + " " + holding + "\n";
        }
    }

    private static String json(List<Change> changes) {
        return Json.of(json -> {
            json.writeStartArray();
            for (Change change : changes) {
                json.writeStartObject();
                json.writeStringField("change", change.what());
                json.writeStringField("holder", change.holding().holder());
                json.writeStringField("level", change.holding().range().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static Issue warning(String code, String message, String remedy) {
        return new Issue(code, "warning", Optional.empty(), 0, 0, Optional.empty(), Optional.empty(), message, remedy);
    }
}
