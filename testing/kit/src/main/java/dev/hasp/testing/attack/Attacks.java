package dev.hasp.testing.attack;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All attacks. */
public final class Attacks {

    private static final List<Attack> ALL = Stream.of(
                    ResourceAttacks.all(),
                    PrivilegeAttacks.all(),
                    NeighbourAttacks.all(),
                    NetworkAttacks.all(),
                    MountAttacks.all(),
                    KernelFileAttacks.all(),
                    KernelCallAttacks.all())
            .flatMap(List::stream)
            .toList();

    private Attacks() {}

    /** Every attack, in the order of the documentation. */
    public static List<Attack> all() {
        return ALL;
    }

    /** The attack of that name, such as {@code fork-bomb}. */
    public static Optional<Attack> byName(String name) {
        return ALL.stream().filter(attack -> attack.name().equals(name)).findFirst();
    }
}
