package dev.hasp.selinux.mcs;

import java.util.List;
import java.util.stream.Collectors;

/** Levels that keep nothing apart, or that reach or are reached by those of other holders. */
public final class LevelRefusedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 5;

    private final transient List<Holding> near;

    private LevelRefusedException(String message, List<Holding> near) {
        super(message);
        this.near = near;
    }

    static LevelRefusedException near(Holding refused, List<Holding> near) {
        String shown = near.stream().limit(SHOWN).map(Holding::toString).collect(Collectors.joining(", "));
        return new LevelRefusedException(
                "levels of " + refused + ": not apart from those of " + near.size() + " other holders (" + shown
                        + (near.size() > SHOWN ? ", …" : "")
                        + "): a process reaches files whose categories are all among"
                        + " its own; take a level, or share one on purpose",
                near);
    }

    static LevelRefusedException openToAll(Holding refused) {
        return new LevelRefusedException(
                "levels of " + refused + ": kept apart from no container: "
                        + Reach.of(refused.range()).because() + "; expected at least one category, and not all",
                List.of());
    }

    static LevelRefusedException holderOf(Holding held) {
        return new LevelRefusedException(
                "holder " + held.holder() + " has the levels " + held.range() + " already; release them first",
                List.of(held));
    }

    /** The other holders' levels that it is not apart from. */
    public List<Holding> near() {
        return near;
    }
}
