package dev.hasp.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.CreateContainerResponse;
import dev.hasp.SecuritySpec;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFinding;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Creates containers under a spec, and reads what the engine warns of. Podman warns of nothing (seen on 4.3.1): there
 * {@link SecuritySpec#check} alone tells what is dropped.
 */
public final class Creation {

    private Creation() {}

    /**
     * Applies a spec to a create command and executes it.
     *
     * @throws InexpressibleException with everything that docker-java cannot say
     * @throws ContradictionException with every setting of the caller's own that says something else; nothing is
     *     created then
     */
    public static CreatedContainer create(SecuritySpec spec, CreateContainerCmd command) {
        DockerJava.apply(spec, command);
        CreateContainerResponse created = command.exec();
        return new CreatedContainer(created.getId(), findings(spec, created), warnings(created));
    }

    /** What the engine warned of, for whoever applied the spec and executed the command alone. */
    public static List<EngineFinding> findings(SecuritySpec spec, CreateContainerResponse created) {
        return warnings(created).stream()
                .flatMap(warning -> CreateWarnings.findings(spec, warning).stream())
                .toList();
    }

    /** Everything that a warning can mean. */
    public static List<EngineCode> codes() {
        return CreateWarnings.CODES;
    }

    @SuppressWarnings("NullAway") // docker-java leaves the array null where the engine sends none
    private static List<String> warnings(CreateContainerResponse created) {
        String[] warnings = created.getWarnings();
        return warnings == null
                ? List.of()
                : Arrays.stream(warnings).filter(Objects::nonNull).toList();
    }
}
