package dev.hasp.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.Volume;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A field outside HostConfig, which docker-java's create command holds itself. */
final class CommandField implements ApiField {

    static final CommandField USER = new CommandField(
            "Config.User", CreateContainerCmd::getUser, (command, value) -> command.withUser(value.asText()));
    static final CommandField HOSTNAME = new CommandField(
            "Config.Hostname",
            CreateContainerCmd::getHostName,
            (command, value) -> command.withHostName(value.asText()));
    static final CommandField DOMAINNAME = new CommandField(
            "Config.Domainname",
            CreateContainerCmd::getDomainName,
            (command, value) -> command.withDomainName(value.asText()));
    static final CommandField MAC_ADDRESS = new CommandField(
            "Config.MacAddress",
            CreateContainerCmd::getMacAddress,
            (command, value) -> command.withMacAddress(value.asText()));
    static final CommandField STOP_SIGNAL = new CommandField(
            "Config.StopSignal",
            CreateContainerCmd::getStopSignal,
            (command, value) -> command.withStopSignal(value.asText()));
    static final CommandField STOP_TIMEOUT = new CommandField(
            "Config.StopTimeout",
            CreateContainerCmd::getStopTimeout,
            (command, value) -> command.withStopTimeout(value.asInt()));
    static final CommandField HEALTHCHECK =
            new CommandField("Config.Healthcheck", CreateContainerCmd::getHealthcheck, CommandField::healthcheck);
    static final CommandField EXPOSED_PORTS =
            new CommandField("Config.ExposedPorts", CommandField::exposedPorts, CommandField::expose);
    static final CommandField VOLUMES =
            new CommandField("Config.Volumes", CommandField::volumes, CommandField::neverWritten);
    static final CommandField ALIASES = new CommandField(
            "EndpointsConfig.Aliases",
            CreateContainerCmd::getAliases,
            (command, value) -> command.withAliases(texts(value)));
    static final CommandField IPV4_ADDRESS = new CommandField(
            "EndpointsConfig.IPAMConfig.IPv4Address",
            CreateContainerCmd::getIpv4Address,
            (command, value) -> command.withIpv4Address(value.asText()));
    static final CommandField IPV6_ADDRESS = new CommandField(
            "EndpointsConfig.IPAMConfig.IPv6Address",
            CreateContainerCmd::getIpv6Address,
            (command, value) -> command.withIpv6Address(value.asText()));

    private final String path;
    private final Function<CreateContainerCmd, @Nullable Object> getter;
    private final BiConsumer<CreateContainerCmd, JsonNode> setter;

    private CommandField(
            String path,
            Function<CreateContainerCmd, @Nullable Object> getter,
            BiConsumer<CreateContainerCmd, JsonNode> setter) {
        this.path = path;
        this.getter = getter;
        this.setter = setter;
    }

    @Override
    public JsonNode read(CreateContainerCmd command, JsonNode hostConfig) {
        return Json.tree(getter.apply(command));
    }

    @Override
    public void write(CreateContainerCmd command, JsonNode value) {
        setter.accept(command, value);
    }

    /** A port that is exposed and not published is a note in the container's description, no way in. */
    @Override
    public boolean isShared() {
        return this == EXPOSED_PORTS;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static void healthcheck(CreateContainerCmd command, JsonNode value) {
        try {
            command.withHealthcheck(Json.MAPPER.treeToValue(value, HealthCheck.class));
        } catch (JsonProcessingException allFieldsExist) {
            throw new IllegalStateException(allFieldsExist);
        }
    }

    private static List<String> exposedPorts(CreateContainerCmd command) {
        ExposedPort @Nullable [] ports = command.getExposedPorts();
        return ports == null
                ? List.of()
                : Arrays.stream(ports).map(ExposedPort::toString).toList();
    }

    private static void expose(CreateContainerCmd command, JsonNode value) {
        Set<String> all = new LinkedHashSet<>(exposedPorts(command));
        all.addAll(texts(value));
        command.withExposedPorts(all.stream().map(ExposedPort::parse).toList());
    }

    private static List<String> volumes(CreateContainerCmd command) {
        Volume @Nullable [] volumes = command.getVolumes();
        return volumes == null
                ? List.of()
                : Arrays.stream(volumes).map(Volume::getPath).toList();
    }

    private static void neverWritten(CreateContainerCmd command, JsonNode value) {
        throw new IllegalStateException("mounts are said in HostConfig: " + value);
    }

    @Override
    public String toString() {
        return path;
    }
}
