package dev.hasp.refusal;

import static dev.hasp.control.Controls.RUNTIME;
import static dev.hasp.refusal.Refusal.atCreate;
import static dev.hasp.refusal.Refusal.unknown;

import dev.hasp.engine.EngineFacts;
import dev.hasp.validation.Asked;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** OCI runtimes that a daemon does not have. */
final class RuntimeRefusals {

    static final List<Refusal> ALL = List.of(
            atCreate(
                    "runtime-unknown",
                    "Docker takes only runtimes that its configuration names",
                    "choose one that it has, or add it to runtimes in daemon.json",
                    "moby daemon_unix.go verifyPlatformContainerSettings; observed on 20.10.24, 26.1.5 and 28.5.2",
                    RuntimeRefusals::unknownRuntime),
            unknown(
                    "runtime-shim-not-known",
                    "since 23 Docker also takes the name or the path of a shim of containerd, and fails at start where"
                            + " it is not there",
                    "make sure that the shim is installed, or name it in daemon.json",
                    "containerd shim.BinaryName; observed on 26.1.5",
                    RuntimeRefusals::shim),
            unknown(
                    "runtimes-not-known",
                    "a runtime that the daemon does not know is refused, and the facts do not tell which it knows",
                    "add runtimes to the facts",
                    "moby daemon_unix.go verifyPlatformContainerSettings",
                    RuntimeRefusals::runtimesNotKnown));

    private RuntimeRefusals() {}

    private static void unknownRuntime(Asked asked, EngineFacts engine, Refusal.Found found) {
        missing(asked, engine, false, found);
    }

    private static void shim(Asked asked, EngineFacts engine, Refusal.Found found) {
        missing(asked, engine, true, found);
    }

    private static void missing(Asked asked, EngineFacts engine, boolean shim, Refusal.Found found) {
        if (!engine.isPodman() && engine.runtimes().isPresent()) {
            Set<String> known = new TreeSet<>(engine.runtimes().orElse(Set.of()));
            asked.runtime()
                    .filter(name -> !known.contains(name))
                    .filter(name -> shim == (engine.isDocker(23, 0) && mayBeShim(name)))
                    .ifPresent(name -> found.at(
                            RUNTIME,
                            asked.say(RUNTIME, name) + " is none of " + Asked.text(String.join(",", known)) + " of "
                                    + engine.title()));
        }
    }

    /** containerd shim.BinaryName: a path, or words with dots between. */
    private static boolean mayBeShim(String name) {
        return name.startsWith("/") || name.contains(".");
    }

    private static void runtimesNotKnown(Asked asked, EngineFacts engine, Refusal.Found found) {
        if (!engine.isPodman() && engine.runtimes().isEmpty()) {
            asked.runtime().ifPresent(name -> found.at(RUNTIME, asked.say(RUNTIME, name) + " may be unknown there"));
        }
    }
}
