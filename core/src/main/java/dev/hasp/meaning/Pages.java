package dev.hasp.meaning;

import dev.hasp.effective.Limit;
import dev.hasp.linux.Architecture;
import java.util.Optional;
import java.util.Set;

/** The kernel counts memory in pages. */
final class Pages {

    /** The largest page of any architecture; what is whole in these is whole in all. */
    private static final long LARGEST = 65_536;

    private static final long USUAL = 4096;

    /** Linux Kconfig: architectures whose page size is a choice of who builds the kernel. */
    private static final Set<Architecture> VARIABLE = Set.of(
            Architecture.AARCH64,
            Architecture.PPC64,
            Architecture.PPC64LE,
            Architecture.MIPS,
            Architecture.MIPS64,
            Architecture.MIPS64N32,
            Architecture.MIPSEL,
            Architecture.MIPSEL64,
            Architecture.MIPSEL64N32,
            Architecture.LOONGARCH64);

    private Pages() {}

    /** The size of a page; empty where the architecture does not tell. */
    private static Optional<Long> size(Optional<Architecture> architecture) {
        return architecture.filter(known -> !VARIABLE.contains(known)).map(known -> USUAL);
    }

    /** A limit of a memory cgroup (Linux page_counter_memparse): rounded down, and none where it counts no further. */
    static Optional<Limit> counted(long bytes, Optional<Architecture> architecture) {
        if (bytes >= Long.MAX_VALUE / LARGEST * LARGEST) {
            return Optional.of(Limit.unlimited());
        }
        return bytes % LARGEST == 0
                ? Optional.of(Limit.of(bytes))
                : size(architecture).map(page -> Limit.of(bytes / page * page));
    }

    /** The size of a file system in memory (Linux shmem_parse_one): rounded up. */
    static Optional<Limit> held(long bytes, Optional<Architecture> architecture) {
        return bytes % LARGEST == 0
                ? Optional.of(Limit.of(bytes))
                : size(architecture)
                        .map(page -> Limit.of(
                                bytes > Long.MAX_VALUE - page
                                        ? bytes / page * page
                                        : (bytes + page - 1) / page * page));
    }

    /** The size of a file system in memory that asks for none (Linux shmem_default_max_blocks): half of the memory. */
    static Optional<Limit> half(long memory, Optional<Architecture> architecture) {
        return size(architecture).map(page -> Limit.of(memory / page / 2 * page));
    }
}
