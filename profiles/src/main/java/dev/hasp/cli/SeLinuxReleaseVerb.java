package dev.hasp.cli;

import dev.hasp.selinux.mcs.McsAllocator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code hasp selinux release}: gives up a container's level. */
final class SeLinuxReleaseVerb extends SeLinuxRegistryVerb {

    private final OptionSpec holder = holder();

    SeLinuxReleaseVerb(Session session) {
        super(session);
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("release")
                .addOption(holder)
                .usageMessage()
                .description("Give up the level of a container that is gone, with the files that were its own.");
        return withRegistry(spec);
    }

    @Override
    Answer run(McsAllocator levels) {
        String name = holder.getValue();
        if (!levels.release(name)) {
            warn(List.of(new Issue(
                    "mcs-nothing-held",
                    "warning",
                    Optional.empty(),
                    0,
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    name + " had no level",
                    "hasp selinux list says who has one")));
        }
        return Answer.ok("");
    }
}
