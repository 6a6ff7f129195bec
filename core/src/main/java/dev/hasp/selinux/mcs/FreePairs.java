package dev.hasp.selinux.mcs;

/** The pairs that nothing blocks, and the next of them after any pair in a few steps, however few are left. */
final class FreePairs {

    private static final int BITS = 6;

    /** By how many each pair is blocked. */
    private final int[] blockers = new int[CategoryPair.COUNT];

    /** A bit for each free pair; above, a bit for each word below that is not zero, until one word says it all. */
    private final long[][] free;

    private int left;

    FreePairs() {
        int floors = 1;
        for (int bits = CategoryPair.COUNT; bits > Long.SIZE; bits = words(bits)) {
            floors++;
        }
        free = new long[floors][];
        for (int floor = 0, bits = CategoryPair.COUNT; floor < floors; floor++, bits = words(bits)) {
            free[floor] = new long[words(bits)];
        }
        for (int pair = 0; pair < CategoryPair.COUNT; pair++) {
            add(pair);
        }
    }

    private static int words(int bits) {
        return (bits + Long.SIZE - 1) / Long.SIZE;
    }

    /** How many are free. */
    int left() {
        return left;
    }

    boolean isFree(int pair) {
        return blockers[pair] == 0;
    }

    void block(int pair) {
        if (blockers[pair]++ == 0) {
            left--;
            int bit = pair;
            for (long[] floor : free) {
                int word = bit >> BITS;
                floor[word] &= ~(1L << bit);
                if (floor[word] != 0) {
                    return;
                }
                bit = word;
            }
        }
    }

    /** Takes back one block. */
    void unblock(int pair) {
        if (--blockers[pair] == 0) {
            add(pair);
        }
    }

    private void add(int pair) {
        left++;
        int bit = pair;
        for (long[] floor : free) {
            floor[bit >> BITS] |= 1L << bit;
            bit >>= BITS;
        }
    }

    /** The first free pair from this one on, beginning again after the last; -1 if none is left. */
    int next(int from) {
        int found = upwards(from);
        return found < 0 ? upwards(0) : found;
    }

    private int upwards(int from) {
        int bit = from;
        for (int floor = 0; floor < free.length && bit >> BITS < free[floor].length; floor++) {
            int word = bit >> BITS;
            long bits = free[floor][word] & (-1L << bit);
            if (bits != 0) {
                return down(floor, (word << BITS) + Long.numberOfTrailingZeros(bits));
            }
            bit = word + 1;
        }
        return -1;
    }

    private int down(int from, int found) {
        int bit = found;
        for (int floor = from - 1; floor >= 0; floor--) {
            bit = (bit << BITS) + Long.numberOfTrailingZeros(free[floor][bit]);
        }
        return bit;
    }
}
