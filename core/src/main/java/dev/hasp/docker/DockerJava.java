package dev.hasp.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.dockerjava.api.command.CreateContainerCmd;
import dev.hasp.SecuritySpec;
import dev.hasp.control.Controls;
import java.util.ArrayList;
import java.util.List;

/** Writes a spec into a create command of docker-java. */
public final class DockerJava {

    private static final HostConfigField NETWORK_MODE = new HostConfigField("NetworkMode");

    private DockerJava() {}

    /**
     * Writes what a spec decides into a create command, and keeps what the caller set for everything else. Applying
     * twice is applying once. Call it last: {@code withHostConfig} replaces everything that was written before.
     *
     * @throws InexpressibleException with everything that docker-java cannot say
     * @throws ContradictionException with every setting of the caller's own that says something else; nothing is
     *     written then
     */
    public static void apply(SecuritySpec spec, CreateContainerCmd command) {
        ApiBody body = new ApiBody(spec);
        ApiLines.ALL.write(spec, body);
        body.throwIfAnythingCannotBeSaid();
        JsonNode before = Json.tree(command.getHostConfig());
        refuseContradictions(body, command, before);
        body.wanted()
                .forEach((field, wanted) -> wanted.value()
                        .filter(value -> !agrees(field, field.read(command, before), value))
                        .ifPresent(value -> field.write(command, value)));
        nameDefaultNetwork(spec, command);
    }

    private static void refuseContradictions(ApiBody body, CreateContainerCmd command, JsonNode hostConfig) {
        List<Contradiction> contradictions = new ArrayList<>();
        body.wanted().forEach((field, wanted) -> {
            JsonNode found = field.read(command, hostConfig);
            boolean free = field.isShared() || field.isUnset(found);
            boolean same =
                    wanted.value().filter(value -> agrees(field, found, value)).isPresent();
            if (!free && !same) {
                contradictions.add(new Contradiction(
                        wanted.control(),
                        field.toString(),
                        wanted.value().map(Shown::json).orElse("the engine's default"),
                        Shown.json(found),
                        "take it off the command, or leave the control out of the profile"));
            }
        });
        if (!contradictions.isEmpty()) {
            throw new ContradictionException(contradictions);
        }
    }

    private static boolean agrees(ApiField field, JsonNode found, JsonNode wanted) {
        return field.normal(found).equals(field.normal(wanted));
    }

    /** docker-java 3.7 drops aliases and addresses without a word where no network is named. */
    private static void nameDefaultNetwork(SecuritySpec spec, CreateContainerCmd command) {
        boolean endpoint = spec.get(Controls.NETWORK_ALIASES)
                        .filter(aliases -> !aliases.isEmpty())
                        .isPresent()
                || spec.get(Controls.IPV4_ADDRESS).isPresent()
                || spec.get(Controls.IPV6_ADDRESS).isPresent();
        if (endpoint && NETWORK_MODE.isUnset(NETWORK_MODE.read(command, Json.tree(command.getHostConfig())))) {
            NETWORK_MODE.write(command, JsonNodeFactory.instance.textNode("default"));
        }
    }
}
