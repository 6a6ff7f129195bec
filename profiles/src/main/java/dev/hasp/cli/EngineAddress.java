package dev.hasp.cli;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.OptionSpec;

/** Which engine a verb talks to: what --engine says, else DOCKER_HOST, else the usual socket. */
final class EngineAddress {

    private static final String USUAL = "unix:///var/run/docker.sock";
    private static final Pattern FORM = Pattern.compile("unix:///.+|(tcp|http)://[^/]+/?");

    private final OptionSpec option = Verb.option(
            "--engine", "URL", "The engine, such as unix:///run/user/1000/docker.sock; default: DOCKER_HOST.");
    private final Map<String, String> environment;

    EngineAddress(Map<String, String> environment) {
        this.environment = environment;
    }

    OptionSpec option() {
        return option;
    }

    /** Whether the caller named one. */
    boolean isGiven() {
        return option.getValue() != null;
    }

    /** The address, which is one that the command can talk to. */
    String url() {
        String url = Optional.<String>ofNullable(option.getValue())
                .or(() -> Optional.ofNullable(environment.get("DOCKER_HOST")).filter(host -> !host.isBlank()))
                .orElse(USUAL);
        boolean secured = !environment.getOrDefault("DOCKER_TLS_VERIFY", "").isEmpty() && !url.startsWith("unix:");
        if (secured || !FORM.matcher(url).matches()) {
            throw Failure.usage(
                    "engine-address",
                    "cannot talk to an engine at " + url + (secured ? " with DOCKER_TLS_VERIFY" : ""),
                    "expected unix:///path or tcp://host:port; of an engine far away or behind TLS, bring the socket"
                            + " here: ssh -nNT -L /tmp/engine.sock:/var/run/docker.sock HOST");
        }
        return url;
    }
}
