package dev.hasp.effective;

/**
 * Processor time per period, as the kernel's scheduler keeps it.
 *
 * @param quota microseconds of processor time, all processors together
 * @param period microseconds
 */
public record CpuTime(Limit quota, long period) {

    /** Such as {@code 50000 of 100000 us}. */
    @Override
    public String toString() {
        return quota.isUnlimited() ? "unlimited" : quota + " of " + period + " us";
    }
}
