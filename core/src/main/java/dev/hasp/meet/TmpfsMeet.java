package dev.hasp.meet;

import dev.hasp.control.ByteSize;
import dev.hasp.control.Tmpfs;
import java.util.Optional;
import java.util.OptionalLong;

/** Two file systems in memory at one place. */
final class TmpfsMeet {

    private static final int USUAL_MODE = 01777;

    private TmpfsMeet() {}

    static Answer<Tmpfs> of(Tmpfs first, Tmpfs second) {
        boolean alike = mode(first) == mode(second)
                && first.uid().orElse(0) == second.uid().orElse(0)
                && first.gid().orElse(0) == second.gid().orElse(0);
        if (!alike) {
            return Answer.disputed(
                    "the tmpfs on " + first.target() + " has another owner or mode in each",
                    "give its owner and mode in both layers, and alike");
        }
        Tmpfs.Builder both = Tmpfs.builder()
                .target(first.target())
                .size(least(first.size(), second.size()))
                .mode(first.mode().or(second::mode))
                .uid(either(first.uid(), second.uid()))
                .gid(either(first.gid(), second.gid()))
                .inodes(least(first.inodes(), second.inodes()))
                .readOnly(first.readOnly() || second.readOnly())
                .executable(first.executable() && second.executable())
                .setuid(first.setuid() && second.setuid())
                .devices(first.devices() && second.devices());
        return Answer.of(both.build());
    }

    /** The same at its clean path. */
    static Tmpfs clean(Tmpfs tmpfs) {
        return Tmpfs.builder().from(tmpfs).target(Paths.clean(tmpfs.target())).build();
    }

    private static int mode(Tmpfs tmpfs) {
        return tmpfs.mode().map(mode -> mode.bits()).orElse(USUAL_MODE);
    }

    private static Optional<ByteSize> least(Optional<ByteSize> first, Optional<ByteSize> second) {
        return first.isPresent() && second.isPresent() && second.get().compareTo(first.get()) < 0
                ? second
                : first.or(() -> second);
    }

    private static OptionalLong least(OptionalLong first, OptionalLong second) {
        return first.isPresent() && second.isPresent()
                ? OptionalLong.of(Math.min(first.getAsLong(), second.getAsLong()))
                : either(first, second);
    }

    private static OptionalLong either(OptionalLong first, OptionalLong second) {
        return first.isPresent() ? first : second;
    }
}
