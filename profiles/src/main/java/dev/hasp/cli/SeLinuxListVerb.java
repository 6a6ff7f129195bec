package dev.hasp.cli;

import dev.hasp.selinux.mcs.Holding;
import dev.hasp.selinux.mcs.McsAllocator;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code hasp selinux list}: who has which levels. */
final class SeLinuxListVerb extends SeLinuxRegistryVerb {

    SeLinuxListVerb(Session session) {
        super(session);
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("list").usageMessage().description("List who has which levels.");
        return withRegistry(spec);
    }

    @Override
    Answer run(McsAllocator levels) {
        List<Holding> holdings = levels.holdings();
        return Answer.ok(isJson() ? json(holdings) : table(holdings));
    }

    private static String json(List<Holding> holdings) {
        return Json.of(json -> {
            json.writeStartArray();
            for (Holding holding : holdings) {
                json.writeStartObject();
                json.writeStringField("holder", holding.holder());
                json.writeStringField("level", holding.range().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private String table(List<Holding> holdings) {
        Paint paint = session().output().paint();
        Grid grid = new Grid(List.of(60, 60));
        holdings.forEach(
                holding -> grid.add(List.of(holding.holder(), holding.range().toString()), paint::bold));
        return grid.toString();
    }
}
