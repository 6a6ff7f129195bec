package dev.hasp.cli;

import dev.hasp.host.McsRegistry;
import dev.hasp.host.McsRegistryException;
import dev.hasp.selinux.MalformedLabelException;
import dev.hasp.selinux.mcs.LevelRefusedException;
import dev.hasp.selinux.mcs.McsAllocator;
import dev.hasp.selinux.mcs.McsFullException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A verb of {@code hasp selinux} that works on this host's registry of levels. */
abstract class SeLinuxRegistryVerb extends Verb {

    private final OptionSpec registry =
            option("--registry", "FILE", "The registry of this host's levels; " + McsRegistry.DEFAULT + " by default.");

    SeLinuxRegistryVerb(Session session) {
        super(session);
    }

    /** The option that names who has the level. */
    static OptionSpec holder() {
        return OptionSpec.builder("--holder")
                .paramLabel("NAME")
                .arity("1")
                .type(String.class)
                .required(true)
                .description("Who has the level: a name or id of a container or job.")
                .build();
    }

    final CommandSpec withRegistry(CommandSpec spec) {
        return spec.addOption(registry);
    }

    /** What is done with the levels of the registry. */
    abstract Answer run(McsAllocator levels);

    @Override
    final Answer run() {
        try (McsRegistry opened = McsRegistry.open(file())) {
            return run(McsAllocator.over(opened));
        } catch (McsRegistryException refusal) {
            throw Failure.usage("mcs-registry", message(refusal), "");
        } catch (LevelRefusedException | McsFullException refusal) {
            String code = refusal instanceof McsFullException ? "mcs-no-level-left" : "mcs-level-refused";
            throw Failure.findings(List.of(Issue.usage(code, message(refusal), "")));
        } catch (MalformedLabelException refusal) {
            throw Failure.usage("selinux-label-malformed", message(refusal), "");
        } catch (IllegalArgumentException refusal) {
            throw Failure.usage("mcs-holder", message(refusal), "");
        }
    }

    private static String message(RuntimeException refusal) {
        return String.valueOf(refusal.getMessage());
    }

    private Path file() {
        Optional<String> word = Optional.ofNullable(registry.getValue());
        try {
            return word.map(Path::of).orElse(McsRegistry.DEFAULT);
        } catch (InvalidPathException noPath) {
            throw Failure.usage("mcs-registry", "--registry: " + noPath.getMessage(), "give the path of a file");
        }
    }
}
