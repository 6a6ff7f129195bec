package dev.hasp.cli;

import dev.hasp.control.Capabilities;
import dev.hasp.linux.Architecture;
import dev.hasp.linux.Capability;
import dev.hasp.linux.KernelVersion;
import dev.hasp.seccomp.EngineGeneration;
import dev.hasp.seccomp.SeccompContext;
import dev.hasp.seccomp.filter.ContainerRuntime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;

/** The options that say for which container on which host a seccomp profile is meant. */
final class SeccompHost {

    private final OptionSpec arch = option("--arch", "ARCH", "The host's architecture; default: this machine's.");
    private final OptionSpec kernel = option("--kernel", "VERSION", "The host's kernel; default: this machine's.");
    private final OptionSpec caps = option(
            "--caps",
            "LIST",
            "The container's bounding set: names with commas between, ALL, or nothing; default: the engine's 14.");
    private final OptionSpec engine = option("--engine", "VERSION", "The engine's version; default: the newest.");
    private final OptionSpec runtime = option("--runtime", "NAME", "runc (the default), crun or none.");

    private static OptionSpec option(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .arity("1")
                .type(String.class)
                .description(description)
                .build();
    }

    List<OptionSpec> options() {
        return List.of(arch, kernel, caps, engine, runtime);
    }

    SeccompContext context() {
        return new SeccompContext(capabilities(), architecture(), kernel(), engine());
    }

    Architecture architecture() {
        return value(arch, System.getProperty("os.arch", ""), Architecture::of);
    }

    KernelVersion kernel() {
        return value(kernel, System.getProperty("os.version", ""), KernelVersion::of);
    }

    EngineGeneration engine() {
        return Optional.<String>ofNullable(engine.getValue()).isEmpty()
                ? EngineGeneration.NEWEST
                : value(engine, "", EngineGeneration::of);
    }

    ContainerRuntime runtime() {
        return value(runtime, "runc", SeccompHost::runtime);
    }

    /** The names as given: engines compare them letter by letter, so that one in another spelling matches nothing. */
    Set<String> capabilities() {
        String list = caps.getValue();
        if (list == null || list.equals("ALL")) {
            return (list == null ? Capabilities.ENGINE_DEFAULTS : Capability.known())
                    .stream().map(Capability::kernelName).collect(Collectors.toCollection(LinkedHashSet::new));
        }
        return list.isBlank() ? Set.of() : new LinkedHashSet<>(List.of(list.split(",")));
    }

    /** What is likely to be a mistake in the options. */
    List<Issue> warnings() {
        return capabilities().stream()
                .filter(name ->
                        Capability.known().stream().map(Capability::kernelName).noneMatch(name::equals))
                .map(name -> new Issue(
                        "capability-unknown",
                        "warning",
                        Optional.of("--caps"),
                        0,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        "no capability is spelt \"" + name + "\", so that no rule of a profile depends on it",
                        "spell it as the kernel does, such as CAP_NET_ADMIN"))
                .toList();
    }

    static ContainerRuntime runtime(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "runc" -> ContainerRuntime.RUNC;
            case "crun" -> ContainerRuntime.CRUN;
            case "none" -> ContainerRuntime.NONE;
            default ->
                throw new IllegalArgumentException(
                        "runtime: \"" + name + "\" is not known; expected runc, crun or none");
        };
    }

    private static <T> T value(OptionSpec option, String otherwise, Function<String, T> read) {
        try {
            return read.apply(Optional.<String>ofNullable(option.getValue()).orElse(otherwise));
        } catch (IllegalArgumentException refusal) {
            throw Failure.usage(
                    "malformed-option", option.longestName() + ": " + refusal.getMessage(), "correct the option");
        }
    }
}
