package dev.hasp.selinux.mcs;

/**
 * Where it is kept who has which levels: a file of this host ({@code McsRegistry}), a table of a database, this process's
 * memory. An allocator is correct if its store keeps these promises:
 *
 * <ul>
 *   <li>Exclusive: while one transaction runs, no other does: of no thread, no process and no host that shares the
 *       store. What a transaction recorded, every later one is told.
 *   <li>All or nothing: a transaction that returned is kept whole, whatever happens to the process or the machine
 *       afterwards. One that threw or whose process was ended is kept whole or not at all.
 *   <li>In order: if a transaction is lost, so is every later one.
 * </ul>
 *
 * <p>Those who share a store agree on who is a holder; a store object serves one allocator.
 */
public interface LabelStore {

    /**
     * Runs a transaction, with exclusive access.
     *
     * @throws RuntimeException what the transaction throws, or if the store cannot be read or written
     */
    <T> T exclusively(Transaction<T> transaction);

    /** A store in this process's memory, for one process that starts all containers. */
    static LabelStore inMemory() {
        return new MemoryStore();
    }

    /** What is done with exclusive access. */
    @FunctionalInterface
    interface Transaction<T> {

        /** Does it; the ledger may be used until this returns. */
        T run(Ledger ledger);
    }

    /** Who has which levels, during a transaction. */
    interface Ledger {

        /**
         * Tells what was recorded since the last call for this store object. Begins with {@link View#forget()} and then tells
         * all where that is not known: at first, and after a transaction failed that had recorded something. May tell again
         * what this store object recorded itself. The first thing that a transaction does.
         */
        void tell(View view);

        /** Records that this holder has these levels, and no others. */
        void hold(Holding holding);

        /** Records that this holder has none any more. */
        void release(String holder);
    }

    /** Is told who has which levels. */
    interface View {

        /** No one holds any. */
        void forget();

        /** The holder has these levels, and no others. */
        void held(Holding holding);

        /** The holder has none any more. */
        void released(String holder);
    }
}
