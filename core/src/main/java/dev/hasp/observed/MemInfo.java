package dev.hasp.observed;

/** {@code /proc/meminfo} ({@code proc_meminfo(5)}). */
final class MemInfo {

    private static final String TOTAL = "MemTotal:";
    private static final long PAGE = 4096;
    private static final long KIB = 1024;

    private MemInfo() {}

    /** How large a file system in memory may grow by default ({@code shmem_default_max_blocks}), in bytes. */
    static long halfOfMemory(String text) {
        return text.lines()
                .filter(line -> line.startsWith(TOTAL) && line.endsWith(" kB"))
                .map(line -> line.substring(TOTAL.length(), line.length() - " kB".length()))
                .map(kibibytes -> bytes(Numbers.natural(kibibytes)) / PAGE / 2 * PAGE)
                .findFirst()
                .orElseThrow(() -> new NotUnderstood("a line " + TOTAL, text));
    }

    /** Bytes of that many KiB. */
    static long bytes(long kibibytes) {
        if (kibibytes > Long.MAX_VALUE / KIB) {
            throw new NotUnderstood("a number of KiB", Long.toString(kibibytes));
        }
        return kibibytes * KIB;
    }
}
