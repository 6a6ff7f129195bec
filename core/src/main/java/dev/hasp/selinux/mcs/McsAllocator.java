package dev.hasp.selinux.mcs;

import dev.hasp.selinux.Level;
import dev.hasp.selinux.LevelRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Hands out levels for containers so that no container reaches another's files: {@code s0} with two categories. A process
 * reaches a file if it has all categories of the file, so different is not enough: one level must not hold another. No pair
 * of categories holds another pair; levels that were not handed out here are compared by inclusion in both directions.
 *
 * <p>All pairs of the {@link McsPool} are handed out before it is full, each in a few steps, however few are left. A level
 * that was released is given again late: an allocator starts anywhere and goes on from the level that it gave last. Files
 * keep their level, though: release it when the container's files are gone, or are the next one's to read.
 *
 * <p>What holds a level is named by the caller; for a name there is one level, however often it is asked for, so that a
 * caller who was interrupted asks again. Safe for threads.
 */
public final class McsAllocator {

    private final LabelStore store;
    private final HeldLevels held;
    private int next;

    McsAllocator(LabelStore store, McsPool pool, int next) {
        this.store = store;
        this.held = new HeldLevels(pool);
        this.next = next;
    }

    /** Hands out all pairs, {@link McsPool#ALL}. */
    public static McsAllocator over(LabelStore store) {
        return over(store, McsPool.ALL);
    }

    /** Hands out the pairs of a pool. */
    public static McsAllocator over(LabelStore store, McsPool pool) {
        return new McsAllocator(store, pool, new SplittableRandom().nextInt(CategoryPair.COUNT));
    }

    private <T> T exclusively(Function<LabelStore.Ledger, T> action) {
        return store.exclusively(ledger -> {
            ledger.tell(held);
            return action.apply(ledger);
        });
    }

    private void hold(LabelStore.Ledger ledger, Holding holding) {
        ledger.hold(holding);
        held.held(holding);
    }

    /**
     * Gives the holder a level that is apart from all others, or the one that it has.
     *
     * @throws McsFullException if none is left
     * @throws LevelRefusedException if the holder has a range of levels
     */
    public Level take(String holder) {
        Holding.checkHolder(holder);
        return exclusively(ledger -> {
            Optional<LevelRange> has = held.of(holder);
            if (has.isPresent()) {
                return single(new Holding(holder, has.get()));
            }
            int pair = held.free().next(next);
            if (pair < 0) {
                throw new McsFullException(holder, held.size());
            }
            Level level = CategoryPair.level(pair);
            hold(ledger, new Holding(holder, LevelRange.of(level)));
            next = (pair + 1) % CategoryPair.COUNT;
            return level;
        });
    }

    private static Level single(Holding holding) {
        if (!holding.range().low().equals(holding.range().high())) {
            throw LevelRefusedException.holderOf(holding);
        }
        return holding.range().low();
    }

    /**
     * Gives the holder the level of another, for containers that are to read each other's files.
     *
     * @throws LevelRefusedException if the holder has another level already
     * @throws IllegalArgumentException if the other has none
     */
    public Level share(String holder, String other) {
        Holding.checkHolder(holder);
        return exclusively(ledger -> {
            LevelRange range = held.of(Holding.checkHolder(other))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "holder " + other + " has no level to share; take one for it first"));
            Optional<LevelRange> has = held.of(holder);
            if (has.isPresent() && !has.get().equals(range)) {
                throw LevelRefusedException.holderOf(new Holding(holder, has.get()));
            }
            Level level = single(new Holding(other, range));
            if (has.isEmpty()) {
                hold(ledger, new Holding(holder, range));
            }
            return level;
        });
    }

    /**
     * Keeps levels of the holder's own choice from others.
     *
     * @throws LevelRefusedException if they are not apart from those of another holder, if they can be kept apart from no
     *     container ({@code s0}, all categories), or if the holder has others already
     */
    public void reserve(String holder, LevelRange range) {
        Holding wanted = new Holding(holder, range);
        if (Reach.of(range) != Reach.SOME) {
            throw LevelRefusedException.openToAll(wanted);
        }
        exclusively(ledger -> {
            Optional<LevelRange> has = held.of(holder);
            if (has.isPresent()) {
                if (!has.get().equals(range)) {
                    throw LevelRefusedException.holderOf(new Holding(holder, has.get()));
                }
                return true;
            }
            List<Holding> near = held.near(range);
            if (!near.isEmpty()) {
                throw LevelRefusedException.near(wanted, near);
            }
            hold(ledger, wanted);
            return true;
        });
    }

    /**
     * Keeps levels from others that containers run with already, whatever they are, and says what is wrong with them. Name a
     * container as its holder where it runs with a level that was taken here.
     */
    public Observation observe(Collection<Holding> running) {
        return exclusively(ledger -> {
            List<Holding> reserved = new ArrayList<>();
            List<Holding> replaced = new ArrayList<>();
            List<Observation.Conflict> conflicts = new ArrayList<>();
            List<Holding> openToAll = new ArrayList<>();
            for (Holding found : running) {
                if (Reach.of(found.range()) != Reach.SOME) {
                    openToAll.add(found);
                    continue;
                }
                held.near(found.range()).stream()
                        .filter(near -> !near.holder().equals(found.holder()))
                        .forEach(near -> conflicts.add(new Observation.Conflict(found, near)));
                Optional<LevelRange> has = held.of(found.holder());
                if (has.filter(found.range()::equals).isEmpty()) {
                    has.ifPresent(before -> replaced.add(new Holding(found.holder(), before)));
                    reserved.add(found);
                    hold(ledger, found);
                }
            }
            return new Observation(reserved, replaced, conflicts, openToAll);
        });
    }

    /** Gives up the holder's levels; whether it had any. */
    public boolean release(String holder) {
        Holding.checkHolder(holder);
        return exclusively(ledger -> {
            boolean had = held.of(holder).isPresent();
            if (had) {
                ledger.release(holder);
                held.released(holder);
            }
            return had;
        });
    }

    /**
     * Gives up the levels of all holders that are gone, and returns these. A level is taken before its container exists: count
     * as alive what is about to start.
     *
     * @param isAlive which holders still are
     */
    public List<Holding> releaseAllBut(Predicate<String> isAlive) {
        return exclusively(ledger -> {
            List<Holding> gone = held.all().stream()
                    .filter(holding -> !isAlive.test(holding.holder()))
                    .toList();
            for (Holding holding : gone) {
                ledger.release(holding.holder());
                held.released(holding.holder());
            }
            return gone;
        });
    }

    /** The holder's levels. */
    public Optional<LevelRange> held(String holder) {
        return exclusively(ledger -> held.of(holder));
    }

    /** All holders and their levels, by name. */
    public List<Holding> holdings() {
        return exclusively(ledger -> held.all());
    }

    /** The holders whose files these levels reach or whose processes reach files of these levels. */
    public List<Holding> near(LevelRange range) {
        return exclusively(ledger -> held.near(range));
    }

    /** How many levels can still be taken. */
    public int left() {
        return exclusively(ledger -> held.free().left());
    }
}
