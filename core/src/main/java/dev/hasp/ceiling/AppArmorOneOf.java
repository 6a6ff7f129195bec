package dev.hasp.ceiling;

import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.effective.Aspects;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Is confined by one of those AppArmor profiles.
 *
 * @param names their names; the engine's own is {@code docker-default}
 */
public record AppArmorOneOf(Set<String> names) implements Demand {

    public AppArmorOneOf {
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    @Override
    public String key() {
        return "appArmorOneOf";
    }

    @Override
    public List<Control<?>> controls() {
        return List.of(Controls.APP_ARMOR);
    }

    @Override
    public List<Shortfall> shortfalls(Subject subject) {
        return subject.policy()
                        .get(Aspects.APP_ARMOR_PROFILE)
                        .filter(names::contains)
                        .isPresent()
                ? List.of()
                : List.of(Shortfall.of(
                        Controls.APP_ARMOR,
                        subject.asked(Controls.APP_ARMOR, Aspects.APP_ARMOR_PROFILE),
                        toString(),
                        "set appArmor to one of them, on an engine with AppArmor"));
    }

    @Override
    public String toString() {
        return "one of the AppArmor profiles " + Words.list(names);
    }
}
