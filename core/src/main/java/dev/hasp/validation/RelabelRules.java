package dev.hasp.validation;

import static dev.hasp.control.Controls.MOUNTS;
import static dev.hasp.validation.Rule.error;
import static dev.hasp.validation.Rule.warning;

import dev.hasp.control.BindMount;
import dev.hasp.control.CleanPath;
import dev.hasp.control.Mount;
import dev.hasp.control.Relabel;
import dev.hasp.control.VolumeMount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** SELinux labels changed on the host by z and Z (go-selinux {@code label.Relabel}, moby {@code volume/mounts}). */
final class RelabelRules {

    /** go-selinux label.Relabel, exclude_paths: refused where SELinux is on, and ruinous where it were not. */
    private static final Set<String> REFUSED = Set.of(
            "/",
            "/bin",
            "/boot",
            "/dev",
            "/etc",
            "/etc/passwd",
            "/etc/pki",
            "/etc/shadow",
            "/home",
            "/lib",
            "/lib64",
            "/media",
            "/opt",
            "/proc",
            "/root",
            "/run",
            "/sbin",
            "/srv",
            "/sys",
            "/tmp",
            "/usr",
            "/var",
            "/var/lib",
            "/var/log");

    /** hier(7): trees that belong to the system at every depth; go-selinux looks at the exact paths above alone. */
    private static final List<String> SYSTEM_TREES = List.of(
            "/bin",
            "/boot",
            "/dev",
            "/etc",
            "/lib",
            "/lib64",
            "/proc",
            "/root",
            "/run",
            "/sbin",
            "/sys",
            "/usr",
            "/var/log",
            "/var/run");

    static final List<Rule> ALL = List.of(
            error("relabel-twice", "give both mounts the same letter", RelabelRules::twice),
            error(
                    "relabel-system-directory",
                    "mount a directory made for the container",
                    RelabelRules::systemDirectory),
            warning(
                    "relabel-inside-system-directory",
                    "mount a directory made for the container",
                    RelabelRules::insideSystemDirectory));

    private RelabelRules() {}

    private static void eachBind(Asked asked, Consumer<BindMount> test) {
        asked.each(MOUNTS).forEach(mount -> {
            if (mount instanceof BindMount bind && bind.relabel().isPresent()) {
                test.accept(bind);
            }
        });
    }

    /** setfiles(8): relabelling is recursive, so of two letters for one tree the later one wins. */
    private static void twice(Asked asked, Rule.Found found) {
        List<Mount> before = new ArrayList<>();
        for (Mount mount : asked.each(MOUNTS)) {
            Optional<Relabel> letter = letter(mount);
            if (letter.isPresent()) {
                for (Mount other : before) {
                    if (!letter.equals(letter(other)) && sameTree(mount, other)) {
                        found.at(
                                MOUNTS,
                                asked.say(MOUNTS, mount.target()) + " relabels with " + letter.get() + " what "
                                        + Asked.text(other.target()) + " relabels with "
                                        + letter(other).orElseThrow());
                    }
                }
                before.add(mount);
            }
        }
    }

    private static Optional<Relabel> letter(Mount mount) {
        if (mount instanceof BindMount bind) {
            return bind.relabel();
        }
        return mount instanceof VolumeMount volume ? volume.relabel() : Optional.empty();
    }

    private static boolean sameTree(Mount some, Mount other) {
        if (some instanceof BindMount a && other instanceof BindMount b) {
            return CleanPath.overlap(CleanPath.of(a.source()), CleanPath.of(b.source()));
        }
        return some instanceof VolumeMount a
                && other instanceof VolumeMount b
                && a.name().isPresent()
                && a.name().equals(b.name());
    }

    /** go-selinux label.Relabel: relabeling of these paths is not allowed. */
    private static void systemDirectory(Asked asked, Rule.Found found) {
        eachBind(asked, bind -> {
            if (REFUSED.contains(CleanPath.of(bind.source()))) {
                found.at(
                        MOUNTS,
                        asked.say(MOUNTS, bind.source()) + " is a directory of the system, which must keep its labels");
            }
        });
    }

    /** moby issue 30934: what lies inside is relabelled without a question, and the host's own services lose access. */
    private static void insideSystemDirectory(Asked asked, Rule.Found found) {
        eachBind(asked, bind -> {
            String source = CleanPath.of(bind.source());
            boolean home = CleanPath.isBelow(source, "/home") && source.indexOf('/', "/home/".length()) < 0;
            boolean system = SYSTEM_TREES.stream().anyMatch(tree -> CleanPath.isBelow(source, tree));
            if ((home || system) && !REFUSED.contains(source)) {
                found.at(
                        MOUNTS,
                        asked.say(MOUNTS, bind.source())
                                + " belongs to the host, whose own programs may lose access to it");
            }
        });
    }
}
