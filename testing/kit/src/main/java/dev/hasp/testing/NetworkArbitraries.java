package dev.hasp.testing;

import dev.hasp.control.ByteSize;
import dev.hasp.control.ContainerReference;
import dev.hasp.control.ExtraHost;
import dev.hasp.control.Healthcheck;
import dev.hasp.control.IpAddress;
import dev.hasp.control.Link;
import dev.hasp.control.Logging;
import dev.hasp.control.Protocol;
import dev.hasp.control.PublishedPort;
import dev.hasp.control.RestartPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Values of the controls of a container's network and life. */
final class NetworkArbitraries {

    private NetworkArbitraries() {}

    static Arbitrary<IpAddress> address() {
        return Arbitraries.of("127.0.0.1", "10.1.2.3", "0.0.0.0", "::1", "fd00::12")
                .map(IpAddress::parse);
    }

    static Arbitrary<IpAddress> v4() {
        return address().filter(address -> !address.isV6());
    }

    static Arbitrary<IpAddress> v6() {
        return address().filter(IpAddress::isV6);
    }

    static Arbitrary<PublishedPort> port() {
        return Combinators.combine(
                        address().optional(),
                        Arbitraries.integers().between(0, 65535),
                        Arbitraries.integers().between(1, 65535),
                        Arbitraries.of(Protocol.class))
                .as((address, host, container, protocol) ->
                        new PublishedPort(address, OptionalInt.of(host), container, protocol));
    }

    static Arbitrary<ExtraHost> extraHost() {
        return Combinators.combine(
                        FileArbitraries.name().map(name -> name.replaceAll("[._-]", "x")),
                        Arbitraries.oneOf(address().map(IpAddress::text), Arbitraries.just("host-gateway")))
                .as(ExtraHost::new);
    }

    static Arbitrary<Link> link() {
        return Combinators.combine(FileArbitraries.name(), FileArbitraries.name())
                .as((container, alias) -> new Link(new ContainerReference(container), alias));
    }

    static Arbitrary<RestartPolicy> restart() {
        return Arbitraries.of("no", "on-failure", "on-failure:5", "always", "unless-stopped")
                .map(RestartPolicy::parse);
    }

    static Arbitrary<Logging> logging() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        Logging.none(),
                        Logging.jsonFile(ByteSize.mebibytes(10), 3),
                        new Logging("local", Map.of("max-size", "5m"))),
                FileArbitraries.texts().map(options -> new Logging("json-file", options)));
    }

    static Arbitrary<Healthcheck> healthcheck() {
        return Arbitraries.oneOf(
                Arbitraries.just(Healthcheck.disable()),
                Combinators.combine(
                                HostileText.any(),
                                Arbitraries.integers().between(1, 100_000).map(Duration::ofMillis),
                                Arbitraries.integers().between(1, 9))
                        .as((command, time, retries) -> Healthcheck.builder()
                                .command(command)
                                .interval(time)
                                .timeout(time)
                                .retries(retries)
                                .build()));
    }
}
