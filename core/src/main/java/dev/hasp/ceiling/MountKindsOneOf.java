package dev.hasp.ceiling;

import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.Mount;
import dev.hasp.meaning.AskedValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Mounts only what is of those kinds, beside what the engine mounts by itself.
 *
 * @param kinds the kinds
 */
public record MountKindsOneOf(Set<MountKind> kinds) implements Demand {

    public MountKindsOneOf {
        Set<MountKind> ordered = EnumSet.noneOf(MountKind.class);
        ordered.addAll(kinds);
        kinds = Collections.unmodifiableSet(ordered);
    }

    @Override
    public String key() {
        return "mountKindsOneOf";
    }

    @Override
    public List<Control<?>> controls() {
        return List.of();
    }

    @Override
    public List<Shortfall> shortfalls(Subject subject) {
        List<Shortfall> shortfalls = new ArrayList<>();
        if (!kinds.contains(MountKind.TMPFS)
                && !subject.spec().tmpfs().orElse(List.of()).isEmpty()) {
            shortfalls.add(shortfall(Controls.TMPFS, subject.asked(Controls.TMPFS)));
        }
        for (Mount mount : subject.spec().mounts().orElse(List.of())) {
            if (!kinds.contains(MountKind.of(mount))) {
                String layer = Asked.layer(subject.spec().profile(), Controls.MOUNTS);
                shortfalls.add(shortfall(
                        Controls.MOUNTS, MountKind.of(mount) + " on " + AskedValue.plain(mount.target()) + layer));
            }
        }
        if (!subject.spec().volumesFrom().orElse(List.of()).isEmpty()) {
            shortfalls.add(shortfall(
                    Controls.VOLUMES_FROM, subject.asked(Controls.VOLUMES_FROM) + ", whose kinds are not known"));
        }
        return shortfalls;
    }

    private Shortfall shortfall(Control<?> control, String asked) {
        return Shortfall.of(control, asked, toString(), "leave it out, or use an allowed kind");
    }

    @Override
    public String toString() {
        return "mounts of the kinds " + Words.list(kinds);
    }
}
