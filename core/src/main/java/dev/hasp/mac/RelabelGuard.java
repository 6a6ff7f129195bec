package dev.hasp.mac;

import static dev.hasp.control.Controls.MOUNTS;

import dev.hasp.Finding;
import dev.hasp.SecuritySpec;
import dev.hasp.Severity;
import dev.hasp.control.CleanPath;
import dev.hasp.control.Mount;
import dev.hasp.control.Relabel;
import dev.hasp.engine.EngineFacts;
import dev.hasp.selinux.SystemPath;
import dev.hasp.validation.Asked;
import dev.hasp.validation.Relabelled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps {@code z} and {@code Z} off what must keep its labels, by where the paths of a spec lead on the engine's host.
 * Validation judges the paths as they are written, wherever they may lead; this follows links.
 *
 * <p>What it says is true of the moment when it looks: whoever may write to a directory above a source can put a link
 * there before the container starts. Mount no source that a container, or anybody less trusted, can replace.
 */
public final class RelabelGuard {

    private static final String OWN_DIRECTORY = "mount a directory made for the container";

    /** Every code of a finding, in order. */
    public static final List<String> CODES = List.of(
            "relabel-leads-to-system",
            "relabel-leads-to-engine",
            "relabel-source-not-known",
            "relabel-reaches-mounts",
            "relabel-shared-tree-between-tenants",
            "relabel-shared-label-between-tenants");

    private RelabelGuard() {}

    /** What is wrong with the relabelling that a spec asks for on a host, errors first. */
    public static List<Finding> check(SecuritySpec spec, HostTree host) {
        return check(spec, host, Set.of());
    }

    /** As {@link #check(SecuritySpec, HostTree)}, with the directory where that engine keeps its data. */
    public static List<Finding> check(SecuritySpec spec, HostTree host, EngineFacts engine) {
        return check(
                spec,
                host,
                engine.dataRoot().map(root -> Set.of(CleanPath.of(root))).orElse(Set.of()));
    }

    private static List<Finding> check(SecuritySpec spec, HostTree host, Set<String> engineDirectories) {
        Asked asked = new Asked(spec.profile());
        List<Finding> findings = new ArrayList<>();
        for (Relabelled mount : Relabelled.of(asked.each(MOUNTS))) {
            mount.source().ifPresent(source -> {
                ResolvedPath resolved = ResolvedPath.of(source, host);
                String said = asked.say(MOUNTS, source) + " is relabelled with " + mount.letter();
                harm(said, source, resolved, engineDirectories).ifPresent(findings::add);
                resolved.unknown()
                        .ifPresent(why -> findings.add(new Finding(
                                "relabel-source-not-known",
                                Severity.WARNING,
                                MOUNTS,
                                said + ", and where it leads is not known: " + why,
                                "look as root, or mount a directory that is no link")));
                below(host, resolved.path())
                        .ifPresent(points -> findings.add(new Finding(
                                "relabel-reaches-mounts",
                                Severity.WARNING,
                                MOUNTS,
                                said + ", and so is what is mounted below it: " + points,
                                "mount the directories that the container needs, each by itself")));
            });
        }
        findings.sort(Comparator.comparing(Finding::severity));
        return List.copyOf(findings);
    }

    /** What validation has said of the path as it is written is not said again. */
    private static Optional<Finding> harm(
            String said, String source, ResolvedPath resolved, Set<String> engineDirectories) {
        return SystemPath.find(resolved.path(), engineDirectories)
                .filter(harmed -> SystemPath.find(CleanPath.of(source)).isEmpty())
                .map(harmed -> {
                    boolean isEngine = harmed.kind() == SystemPath.Kind.OF_ENGINE;
                    return new Finding(
                            isEngine ? "relabel-leads-to-engine" : "relabel-leads-to-system",
                            Severity.ERROR,
                            MOUNTS,
                            said + led(source, resolved) + clause(harmed),
                            OWN_DIRECTORY);
                });
    }

    private static String led(String source, ResolvedPath resolved) {
        return resolved.path().equals(CleanPath.of(source)) ? "" : " and leads to " + Asked.text(resolved.path());
    }

    private static String clause(SystemPath harmed) {
        String path = Asked.text(harmed.path());
        return switch (harmed.kind()) {
            case GUARDED_BY_ENGINES -> ", a directory of the system, which must keep its labels";
            case PARENT -> ", and has " + path + " inside, which must keep its labels";
            case INSIDE -> ", and belongs to the host, whose own programs may lose access to it";
            case OF_ENGINE -> ", and belongs to the engine, which keeps containers apart by the labels there";
        };
    }

    private static Optional<String> below(HostTree host, String path) {
        List<String> points = host.mountPoints().stream()
                .filter(point -> CleanPath.isBelow(point, path))
                .sorted()
                .toList();
        return points.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(
                                ", ", points.stream().limit(3).map(Asked::text).toList())
                        + (points.size() > 3 ? " and " + (points.size() - 3) + " more" : ""));
    }

    /**
     * What specs of different tenants share by {@code z}: a directory, which is an error; or only the label that it
     * gives, {@code s0} without categories, which every container of the host may use wherever it can reach the files.
     *
     * @param specs by the names of their tenants
     */
    public static List<Finding> between(Map<String, SecuritySpec> specs, HostTree host) {
        List<Finding> findings = new ArrayList<>();
        Map<String, SecuritySpec> ordered = new TreeMap<>(specs);
        ordered.forEach((tenant, spec) -> {
            Asked asked = new Asked(spec.profile());
            for (Relabelled mount : Relabelled.of(asked.each(MOUNTS))) {
                if (mount.letter() == Relabel.SHARED && ordered.size() > 1) {
                    List<String> others = ordered.entrySet().stream()
                            .filter(other -> !other.getKey().equals(tenant))
                            .filter(other -> shows(other.getValue(), mount, host))
                            .map(other -> Asked.text(other.getKey()))
                            .toList();
                    findings.add(shared(
                            Asked.text(tenant) + ": "
                                    + asked.say(MOUNTS, mount.mount().target()),
                            others));
                }
            }
        });
        findings.sort(Comparator.comparing(Finding::severity));
        return List.copyOf(findings);
    }

    private static Finding shared(String said, List<String> others) {
        return others.isEmpty()
                ? new Finding(
                        "relabel-shared-label-between-tenants",
                        Severity.WARNING,
                        MOUNTS,
                        said + " is relabelled with z, whose label any tenant's container may use",
                        "relabel with Z, or give each tenant a level of its own")
                : new Finding(
                        "relabel-shared-tree-between-tenants",
                        Severity.ERROR,
                        MOUNTS,
                        said + " is relabelled with z and mounted for " + String.join(", ", others) + " too",
                        "give each tenant a directory of its own, relabelled with Z");
    }

    private static boolean shows(SecuritySpec other, Relabelled mount, HostTree host) {
        for (Mount theirs : new Asked(other.profile()).each(MOUNTS)) {
            Optional<String> source = Relabelled.source(theirs);
            if (source.isPresent() && mount.source().isPresent()) {
                if (CleanPath.overlap(
                        ResolvedPath.of(source.get(), host).path(),
                        ResolvedPath.of(mount.source().get(), host).path())) {
                    return true;
                }
            } else if (Relabelled.volume(theirs).isPresent()
                    && Relabelled.volume(theirs).equals(Relabelled.volume(mount.mount()))) {
                return true;
            }
        }
        return false;
    }
}
