package dev.hasp.ceiling;

import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.Ulimit;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Limit;
import dev.hasp.effective.ResourceLimit;
import dev.hasp.linux.Capability;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Has hard limits of at most that, and no capability to raise them.
 *
 * @param most by the names of {@link Ulimit#NAMES}, in the units of {@code getrlimit(2)}
 */
public record UlimitsAtMost(Map<String, Long> most) implements Demand {

    /** {@code getrlimit(2)}: a process with it may raise hard limits. */
    private static final Capability RAISES = Capability.of("SYS_RESOURCE");

    public UlimitsAtMost {
        most.forEach((name, limit) -> {
            if (!Ulimit.NAMES.contains(name)) {
                throw new IllegalArgumentException(
                        name + " is no limit of Linux; expected one of " + String.join(", ", Ulimit.NAMES));
            }
            if (limit < 0) {
                throw new IllegalArgumentException(name + " is " + limit + "; expected 0 or more");
            }
        });
        most = Collections.unmodifiableSortedMap(new TreeMap<>(most));
    }

    @Override
    public String key() {
        return "ulimitsAtMost";
    }

    @Override
    public List<Control<?>> controls() {
        return List.of(Controls.ULIMITS);
    }

    @Override
    public List<Shortfall> shortfalls(Subject subject) {
        List<Shortfall> shortfalls = new ArrayList<>();
        Optional<SortedMap<String, ResourceLimit>> limits = subject.policy().get(Aspects.RESOURCE_LIMITS);
        most.forEach((name, limit) -> {
            Optional<ResourceLimit> has = limits.map(known -> known.get(name));
            if (has.filter(known -> known.hard().compareTo(Limit.of(limit)) <= 0)
                    .isEmpty()) {
                shortfalls.add(Shortfall.of(
                        Controls.ULIMITS,
                        subject.asked(Controls.ULIMITS)
                                + has.map(known -> ", so that " + name + " is " + known)
                                        .orElse(", so that " + name + " is the daemon's"),
                        name + " of at most " + limit,
                        "set ulimits." + name + " to at most " + limit));
            }
        });
        if (!most.isEmpty() && mayRaise(subject)) {
            shortfalls.add(Shortfall.of(
                    Controls.CAPABILITIES,
                    subject.asked(Controls.CAPABILITIES),
                    "hard limits that stay, and " + RAISES.name() + " raises them",
                    "do not add " + RAISES.name()));
        }
        return shortfalls;
    }

    private static boolean mayRaise(Subject subject) {
        return subject.policy()
                .get(Aspects.BOUNDING)
                .map(bounding -> bounding.contains(RAISES))
                .orElse(true);
    }

    @Override
    public String toString() {
        return "hard limits of at most " + most;
    }
}
