package dev.hasp.witness;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Using a kernel file that engines hide or protect, where the kernel has it.
 *
 * @param path the file, or the directory that it is in
 * @param write whether it writes, and does not read
 */
public record UsesKernelFile(String path, boolean write) implements Witness {

    @Override
    public Aspect<?> aspect() {
        return write ? Aspects.READ_ONLY : Aspects.MASKED;
    }

    @Override
    public Optional<Boolean> isPermittedBy(EffectivePolicy policy) {
        Optional<Boolean> seen = isOutside(policy.get(Aspects.MASKED));
        if (!write || seen.equals(Optional.of(false))) {
            return seen;
        }
        Optional<Boolean> writable = isOutside(policy.get(Aspects.READ_ONLY));
        return writable.equals(Optional.of(false)) ? writable : seen.flatMap(known -> writable);
    }

    private Optional<Boolean> isOutside(Optional<SortedSet<String>> paths) {
        return paths.map(known -> known.stream().noneMatch(above -> Mounted.isAtOrBelow(path, above)));
    }

    @Override
    public String toString() {
        return (write ? "write to the kernel's " : "read the kernel's ") + Inert.of(path);
    }
}
