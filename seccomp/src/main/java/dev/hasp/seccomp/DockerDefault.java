package dev.hasp.seccomp;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The profile that Docker gives a container that asks for none, by release of the engine, from 20.10 on.
 *
 * <p>It means the same as the engine's own {@code default.json} for every set of capabilities, architecture and kernel;
 * its rules are grouped by purpose, which is their comment. The facts and their sources are in
 * {@code docker-default.txt} beside this class.
 */
public final class DockerDefault {

    private DockerDefault() {}

    /** The profile of the newest release that this version of Hasp knows, the last of {@link #versions}. */
    public static SeccompProfile newest() {
        return Newest.PROFILE;
    }

    /** The releases whose profile is known, oldest first, such as 28.5.2; Debian's own where its profile differs. */
    public static List<String> versions() {
        return DefaultTable.known().releases().stream()
                .map(EngineRelease::toString)
                .toList();
    }

    /**
     * The profile of a release.
     *
     * @param version as the engine gives it; the newest release of a line if fewer than three numbers are given, so 28.5
     *     means 28.5.2. What a distribution or a release candidate adds to it counts where {@link #versions} has it
     * @throws IllegalArgumentException if it is no version, or its profile is not known
     */
    public static SeccompProfile version(String version) {
        return DefaultTable.known().profile(release(version));
    }

    /**
     * The release whose profile {@link #version} gives.
     *
     * @throws IllegalArgumentException if it is no version, or its profile is not known
     */
    public static String resolveVersion(String version) {
        return release(version).toString();
    }

    /**
     * The newest known release that is not newer than a version, for engines newer than this version of Hasp: what they
     * are likely to have, not what they are known to have. Empty before 20.10.
     *
     * @throws IllegalArgumentException if it is no version
     */
    public static Optional<String> lastKnown(String version) {
        EngineRelease asked = EngineRelease.of(version);
        return find(asked)
                .or(() -> DefaultTable.known().releases().stream()
                        .filter(known -> known.suffix().isEmpty() && known.compareTo(asked) <= 0)
                        .max(Comparator.naturalOrder()))
                .map(EngineRelease::toString);
    }

    /**
     * In what the profile of one release differs from that of another: what went, then what came. Empty if they mean the
     * same.
     *
     * @throws IllegalArgumentException if the profile of one of them is not known
     */
    public static List<DefaultChange> changes(String from, String to) {
        return DefaultChanges.between(version(from), version(to));
    }

    private static EngineRelease release(String version) {
        List<EngineRelease> known = DefaultTable.known().releases();
        return find(EngineRelease.of(version))
                .orElseThrow(() -> new IllegalArgumentException("docker default profile: that of engine " + version
                        + " is not known; expected a version from " + known.get(0) + " to "
                        + known.get(known.size() - 1) + " that was released, or a line such as 28.5"));
    }

    /** The newest of those that match, first with what a distribution added, then without. */
    private static Optional<EngineRelease> find(EngineRelease asked) {
        return newest(asked).or(() -> newest(asked.withoutSuffix()));
    }

    private static Optional<EngineRelease> newest(EngineRelease asked) {
        return DefaultTable.known().releases().stream()
                .filter(known -> known.isOf(asked))
                .max(Comparator.naturalOrder());
    }

    private static final class Newest {
        private static final SeccompProfile PROFILE = profile();

        private static SeccompProfile profile() {
            List<EngineRelease> releases = DefaultTable.known().releases();
            return DefaultTable.known().profile(releases.get(releases.size() - 1));
        }
    }
}
