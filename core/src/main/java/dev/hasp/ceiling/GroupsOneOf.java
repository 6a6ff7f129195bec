package dev.hasp.ceiling;

import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.effective.Aspects;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Holds no supplementary group but those and its own.
 *
 * @param groups their numbers; a name means what the image says
 */
public record GroupsOneOf(Set<Long> groups) implements Demand {

    public GroupsOneOf {
        groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
    }

    @Override
    public String key() {
        return "groupsOneOf";
    }

    @Override
    public List<Control<?>> controls() {
        return List.of(Controls.GROUPS);
    }

    @Override
    public List<Shortfall> shortfalls(Subject subject) {
        Optional<SortedSet<Long>> held = subject.policy().get(Aspects.GROUPS_HELD);
        Optional<Long> own = subject.policy().get(Aspects.GID);
        boolean allowed = held.filter(
                        all -> all.stream().allMatch(group -> groups.contains(group) || own.equals(Optional.of(group))))
                .isPresent();
        Control<?> control = held.isEmpty() && subject.spec().groups().isEmpty() ? Controls.USER : Controls.GROUPS;
        return allowed
                ? List.of()
                : List.of(Shortfall.of(
                        control,
                        subject.asked(control, Aspects.GROUPS_HELD),
                        toString(),
                        "set user to uid:gid and groups to allowed ones, all in numbers"));
    }

    @Override
    public String toString() {
        return "supplementary groups: " + Words.list(groups) + " beside its own";
    }
}
