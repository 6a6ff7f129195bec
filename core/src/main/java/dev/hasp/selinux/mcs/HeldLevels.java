package dev.hasp.selinux.mcs;

import dev.hasp.selinux.LevelRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What an allocator knows of its store: who holds what, and which pairs that leaves. */
final class HeldLevels implements LabelStore.View {

    private final McsPool pool;

    /** Holders of a pair, by its number: the many. */
    private final Map<String, Integer> pairs = new HashMap<>();

    /** Holders of anything else. */
    private final Map<String, LevelRange> others = new HashMap<>();

    private FreePairs free;

    HeldLevels(McsPool pool) {
        this.pool = pool;
        this.free = pooled(pool);
    }

    private static FreePairs pooled(McsPool pool) {
        FreePairs free = new FreePairs();
        pool.forEachOutside(free::block);
        return free;
    }

    @Override
    public void forget() {
        if (size() > 0) {
            pairs.clear();
            others.clear();
            free = pooled(pool);
        }
    }

    @Override
    public void held(Holding holding) {
        released(holding.holder());
        OptionalInt pair = CategoryPair.of(holding.range());
        if (pair.isPresent()) {
            pairs.put(holding.holder(), pair.getAsInt());
            free.block(pair.getAsInt());
        } else {
            others.put(holding.holder(), holding.range());
            CategoryPair.forEachNear(holding.range(), free::block);
        }
    }

    @Override
    public void released(String holder) {
        Integer pair = pairs.remove(holder);
        if (pair != null) {
            free.unblock(pair);
        }
        LevelRange range = others.remove(holder);
        if (range != null) {
            CategoryPair.forEachNear(range, free::unblock);
        }
    }

    FreePairs free() {
        return free;
    }

    int size() {
        return pairs.size() + others.size();
    }

    /** What a holder has. */
    Optional<LevelRange> of(String holder) {
        Integer pair = pairs.get(holder);
        return pair == null
                ? Optional.ofNullable(others.get(holder))
                : Optional.of(LevelRange.of(CategoryPair.level(pair)));
    }

    /** All, by the names of the holders. */
    List<Holding> all() {
        List<Holding> all = new ArrayList<>();
        pairs.forEach((holder, pair) -> all.add(new Holding(holder, LevelRange.of(CategoryPair.level(pair)))));
        others.forEach((holder, range) -> all.add(new Holding(holder, range)));
        all.sort(Comparator.comparing(Holding::holder));
        return all;
    }

    /** Those that reach a range's files or are reached by its processes. */
    List<Holding> near(LevelRange range) {
        OptionalInt pair = CategoryPair.of(range);
        if (pair.isPresent() && free.isFree(pair.getAsInt())) {
            return List.of();
        }
        return all().stream().filter(holding -> holding.reaches(range)).toList();
    }
}
