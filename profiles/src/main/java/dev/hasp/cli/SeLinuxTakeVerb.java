package dev.hasp.cli;

import dev.hasp.selinux.Level;
import dev.hasp.selinux.LevelRange;
import dev.hasp.selinux.mcs.McsAllocator;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code hasp selinux take}: a level for a container that no other container has. */
final class SeLinuxTakeVerb extends SeLinuxRegistryVerb {

    private final OptionSpec holder = holder();
    private final OptionSpec level =
            option("--level", "LEVEL", "This level, such as s0:c100,c200, if it is apart from all that are held.");
    private final OptionSpec share = option("--share", "NAME", "The level of another holder, on purpose.");

    SeLinuxTakeVerb(Session session) {
        super(session);
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("take")
                .addOption(holder)
                .addOption(level)
                .addOption(share)
                .usageMessage()
                .description(
                        "Take a level that no other container has, and print it as options of docker run. A holder that has"
                                + " one is given the same again.")
                .footer(
                        "",
                        "Example:",
                        "  docker run --rm $(hasp selinux take --holder job-7) --name job-7 image command",
                        "  hasp selinux release --holder job-7");
        return withRegistry(spec);
    }

    @Override
    Answer run(McsAllocator levels) {
        String text = taken(levels).toString();
        return Answer.ok(
                isJson()
                        ? Json.of(json -> {
                            json.writeStartObject();
                            json.writeStringField("holder", holder.getValue());
                            json.writeStringField("level", text);
                            json.writeEndObject();
                        })
                        : "--security-opt label=level:" + text + "\n");
    }

    private LevelRange taken(McsAllocator levels) {
        String name = holder.getValue();
        Optional<String> wanted = Optional.ofNullable(level.getValue());
        Optional<String> other = Optional.ofNullable(share.getValue());
        if (wanted.isPresent() && other.isPresent()) {
            throw Failure.usage("level-twice", "--level and --share are given", "give one of them");
        }
        if (wanted.isPresent()) {
            LevelRange range = LevelRange.parse(wanted.get());
            levels.reserve(name, range);
            return range;
        }
        Level taken = other.isPresent() ? levels.share(name, other.get()) : levels.take(name);
        return LevelRange.of(taken);
    }
}
