package dev.hasp.selinux.mcs;

/** A store that ends with the process. An allocator remembers by itself, so there is nothing left to tell. */
final class MemoryStore implements LabelStore, LabelStore.Ledger {

    @Override
    public synchronized <T> T exclusively(Transaction<T> transaction) {
        return transaction.run(this);
    }

    @Override
    public void tell(View view) {
        // the allocator made every change itself
    }

    @Override
    public void hold(Holding holding) {
        // kept by the allocator
    }

    @Override
    public void release(String holder) {
        // kept by the allocator
    }
}
