package dev.hasp.refusal;

import static dev.hasp.control.Controls.MAC_ADDRESS;
import static dev.hasp.control.Controls.PORTS;
import static dev.hasp.control.Controls.SYSCTLS;
import static dev.hasp.refusal.Refusal.atCreate;
import static dev.hasp.refusal.Refusal.ignored;
import static dev.hasp.refusal.Refusal.unknown;

import dev.hasp.control.NetworkMode;
import dev.hasp.control.Protocol;
import dev.hasp.engine.EngineFacts;
import dev.hasp.validation.Asked;
import dev.hasp.validation.SysctlName;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Addresses, ports and parameters of interfaces that depend on the engine. */
final class NetworkRefusals {

    private static final Pattern OF_INTERFACE = Pattern.compile("net\\.[^.]+\\.[^.]+\\.(eth[^.]*)\\..+");
    private static final int FIRST_FREE_PORT = 1024;

    static final List<Refusal> ALL = List.of(
            atCreate(
                    "sysctl-of-interface-refused",
                    "since API 1.48 Docker takes the parameters of an interface on its network alone, and under 1.46 and"
                            + " 1.47 those of eth0 at most",
                    "set the one for all or default, or give it to the network as a driver option",
                    "moby container_routes.go handleSysctlBC; observed on 28.5.2",
                    NetworkRefusals::sysctlOfInterface),
            unknown(
                    "sysctl-of-interface-not-known",
                    "the runtime sets the parameter when the container starts, which fails where there is no such"
                            + " interface yet",
                    "set the one for all or default",
                    "runc libcontainer/standard_init_linux.go",
                    NetworkRefusals::sysctlBeforeInterface),
            unknown(
                    "low-port-without-root",
                    "a daemon without root publishes ports below 1024 only where the host lets every user do so",
                    "publish a port from 1024 on, or lower net.ipv4.ip_unprivileged_port_start on the host",
                    "Docker documentation, rootless mode, exposing privileged ports",
                    NetworkRefusals::lowPort),
            unknown(
                    "sctp-needs-kernel",
                    "before 28 Docker listens on a published SCTP port itself, which fails on a kernel without SCTP",
                    "make sure that the host has the module sctp",
                    "observed refused at start on 20.10.24 and 26.1.5, taken by 28.5.2 on the same kernel",
                    NetworkRefusals::sctp),
            ignored(
                    "mac-address-dropped",
                    "since API 1.52 Docker ignores the address of the container and heeds that of its endpoint alone",
                    "speak an API before 1.52, or connect the network with the address",
                    "Docker Engine API version history, 1.52",
                    NetworkRefusals::macAddress));

    private NetworkRefusals() {}

    private static void sysctlOfInterface(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (ownNetwork(asked) && speaks(engine, 46, 27)) {
            interfaces(asked)
                    .filter(name -> speaks(engine, 48, 28) || !isFirst(name))
                    .forEach(name ->
                            found.at(SYSCTLS, asked.say(SYSCTLS, name) + " names an interface to " + engine.title()));
        }
    }

    private static void sysctlBeforeInterface(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (!speaks(engine, 46, 27)) {
            interfaces(asked)
                    .forEach(name ->
                            found.at(SYSCTLS, asked.say(SYSCTLS, name) + " names an interface to " + engine.title()));
        }
    }

    private static Stream<String> interfaces(Asked asked) {
        return asked.sysctls().orElse(Map.of()).keySet().stream()
                .filter(name -> OF_INTERFACE.matcher(SysctlName.dotted(name)).matches());
    }

    private static boolean isFirst(String name) {
        return SysctlName.dotted(name).contains(".eth0.");
    }

    private static boolean ownNetwork(Asked asked) {
        return asked.network()
                .filter(mode -> mode.kind() == NetworkMode.Kind.HOST || mode.kind() == NetworkMode.Kind.CONTAINER)
                .isEmpty();
    }

    private static void lowPort(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (engine.rootless().orElse(false)) {
            asked.each(PORTS).stream()
                    .filter(port -> port.hostPort().orElse(FIRST_FREE_PORT) < FIRST_FREE_PORT)
                    .forEach(port -> found.at(PORTS, asked.say(PORTS, port) + " is low for " + engine.title()));
        }
    }

    private static void sctp(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (!engine.isDocker(28, 0)) {
            asked.each(PORTS).stream()
                    .filter(port -> port.protocol() == Protocol.SCTP)
                    .forEach(port -> found.at(PORTS, asked.say(PORTS, port) + " is for " + engine.title()));
        }
    }

    private static void macAddress(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (speaks(engine, 52, 29)) {
            asked.macAddress()
                    .ifPresent(address -> found.at(
                            MAC_ADDRESS,
                            asked.say(MAC_ADDRESS, address) + " is the container's for " + engine.title()));
        }
    }

    /** Whether requests are read by API 1.minor or later; an engine that was asked without a version uses its newest. */
    private static boolean speaks(EngineFacts engine, int minor, int since) {
        return engine.isDocker(since, 0)
                && engine.apiVersion().filter(api -> !api.isAtLeast(1, minor)).isEmpty();
    }
}
