package dev.hasp.validation;

import static dev.hasp.control.Controls.MOUNTS;
import static dev.hasp.validation.Rule.error;

import dev.hasp.control.CleanPath;
import dev.hasp.selinux.SystemPath;
import dev.hasp.selinux.SystemPath.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** SELinux labels changed on the host by z and Z (go-selinux {@code label.Relabel}, moby {@code volume/mounts}). */
final class RelabelRules {

    static final List<Rule> ALL = List.of(
            error("relabel-twice", "give both mounts the same letter", RelabelRules::twice),
            error(
                    "relabel-system-directory",
                    "mount a directory made for the container",
                    RelabelRules::systemDirectory),
            error(
                    "relabel-inside-system-directory",
                    "mount a directory made for the container, or label it once in the policy with semanage fcontext",
                    RelabelRules::insideSystemDirectory),
            error(
                    "relabel-engine-directory",
                    "mount a volume, or a directory made for the container",
                    RelabelRules::engineDirectory));

    private RelabelRules() {}

    private static void each(
            Asked asked, Set<Kind> kinds, BiFunction<String, SystemPath, String> clause, Rule.Found found) {
        for (Relabelled mount : Relabelled.of(asked.each(MOUNTS))) {
            mount.source()
                    .ifPresent(source -> SystemPath.find(CleanPath.of(source))
                            .filter(harmed -> kinds.contains(harmed.kind()))
                            .ifPresent(harmed ->
                                    found.at(MOUNTS, asked.say(MOUNTS, source) + clause.apply(source, harmed))));
        }
    }

    /** setfiles(8): relabelling is recursive, so of two letters for one tree the later one wins. */
    private static void twice(Asked asked, Rule.Found found) {
        List<Relabelled> before = new ArrayList<>();
        for (Relabelled mount : Relabelled.of(asked.each(MOUNTS))) {
            for (Relabelled other : before) {
                if (mount.letter() != other.letter() && sameTree(mount, other)) {
                    found.at(
                            MOUNTS,
                            asked.say(MOUNTS, mount.mount().target()) + " relabels with " + mount.letter() + " what "
                                    + Asked.text(other.mount().target()) + " relabels with " + other.letter());
                }
            }
            before.add(mount);
        }
    }

    private static boolean sameTree(Relabelled some, Relabelled other) {
        if (some.source().isPresent() && other.source().isPresent()) {
            return CleanPath.overlap(
                    CleanPath.of(some.source().get()),
                    CleanPath.of(other.source().get()));
        }
        Optional<String> volume = Relabelled.volume(some.mount());
        return volume.isPresent() && volume.equals(Relabelled.volume(other.mount()));
    }

    /** go-selinux chcon refuses these paths; of their parents and other names it knows nothing. */
    private static void systemDirectory(Asked asked, Rule.Found found) {
        each(
                asked,
                Set.of(Kind.GUARDED_BY_ENGINES, Kind.PARENT),
                (source, harmed) -> harmed.kind() == Kind.PARENT
                        ? " has " + Asked.text(harmed.path()) + " inside, which must keep its labels"
                        : " is a directory of the system, which must keep its labels",
                found);
    }

    /** moby issue 30934: what lies inside is relabelled without a question, and the host's own services lose access. */
    private static void insideSystemDirectory(Asked asked, Rule.Found found) {
        each(
                asked,
                Set.of(Kind.INSIDE),
                (source, harmed) -> " belongs to the host, whose own programs may lose access to it",
                found);
    }

    /** container-selinux container.fc: an engine's directories have types of their own, which containers may not write. */
    private static void engineDirectory(Asked asked, Rule.Found found) {
        each(
                asked,
                Set.of(Kind.OF_ENGINE),
                (source, harmed) -> " belongs to the engine, which keeps containers apart by the labels there",
                found);
    }
}
