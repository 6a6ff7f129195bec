package dev.hasp.meaning;

import static dev.hasp.control.Controls.MASKED_PATHS;
import static dev.hasp.control.Controls.PRIVILEGED;
import static dev.hasp.control.Controls.READ_ONLY_PATHS;

import dev.hasp.control.CleanPath;
import dev.hasp.control.Control;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Reason;
import dev.hasp.engine.Effect;
import dev.hasp.engine.EngineCode;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which kernel files are hidden and which read-only. */
final class KernelPathMeaning implements Meaning {

    static final EngineCode PATHS_IGNORED = new EngineCode(
            "kernel-paths-ignored",
            Effect.IGNORED,
            "Podman's Docker-compatible API passes over the list, and its own list stays",
            "leave the list out, or use Docker",
            "podman pkg/api/handlers/compat.cliOpts");

    static final List<EngineCode> CODES = List.of(PATHS_IGNORED);

    @Override
    public void of(Derivation derivation) {
        paths(derivation, Aspects.MASKED, MASKED_PATHS, KernelPaths.masked(derivation.engine()));
        paths(derivation, Aspects.READ_ONLY, READ_ONLY_PATHS, KernelPaths.readOnly(derivation.engine()));
    }

    /**
     * moby {@code createSpec} (WithMaskedPaths after the defaults): a list takes the place of the engine's, for a
     * privileged container too, which otherwise has none.
     */
    private static void paths(
            Derivation derivation,
            Aspect<SortedSet<String>> aspect,
            Control<List<String>> control,
            KernelPaths.Defaults defaults) {
        Optional<List<String>> asked = derivation.get(control);
        boolean podman = derivation.engine().isPodman();
        if (asked.isPresent() && !podman) {
            SortedSet<String> paths = new TreeSet<>();
            asked.get().forEach(path -> paths.add(CleanPath.of(path)));
            derivation.mean(
                    aspect, paths, derivation.asked(control), Reason.of("a list takes the place of the engine's"));
            return;
        }
        if (asked.isPresent()) {
            derivation.find(PATHS_IGNORED, control);
        }
        if (derivation.is(PRIVILEGED)) {
            derivation.mean(
                    aspect,
                    new TreeSet<>(),
                    derivation.asked(PRIVILEGED),
                    Reason.of("a privileged container has none of the engine's list"));
        } else if (defaults.paths().isPresent()) {
            derivation.mean(
                    aspect, new TreeSet<>(defaults.paths().get()), derivation.engineDefault(), defaults.reason());
        } else {
            derivation.unknown(aspect, derivation.engineDefault(), defaults.reason());
        }
    }
}
