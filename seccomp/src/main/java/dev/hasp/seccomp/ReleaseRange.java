package dev.hasp.seccomp;

import java.util.List;
import java.util.Optional;

/**
 * The releases between two, both included.
 *
 * @param first the first, or empty for all before the last
 * @param last the last, or empty for all after the first
 */
record ReleaseRange(Optional<EngineRelease> first, Optional<EngineRelease> last) {

    /** Every release. */
    static final List<ReleaseRange> ALWAYS = List.of(new ReleaseRange(Optional.empty(), Optional.empty()));

    /** Reads {@code 23.0.10..23.0.18}, {@code ..24.0.9}, {@code 28.2.0..} or a single release. */
    static ReleaseRange of(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            Optional<EngineRelease> only = Optional.of(EngineRelease.of(text));
            return new ReleaseRange(only, only);
        }
        return new ReleaseRange(end(text.substring(0, dots)), end(text.substring(dots + 2)));
    }

    private static Optional<EngineRelease> end(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(EngineRelease.of(text));
    }

    boolean contains(EngineRelease release) {
        return (first.isEmpty() || first.get().compareTo(release) <= 0)
                && (last.isEmpty() || release.compareTo(last.get()) <= 0);
    }
}
