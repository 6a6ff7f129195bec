package dev.hasp.ceiling;

import dev.hasp.control.ByteSize;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Limit;
import dev.hasp.witness.UsesAmount;
import dev.hasp.witness.Witness;
import java.util.List;
import java.util.Optional;

/**
 * Has a limit of at most that.
 *
 * @param quantity what is limited
 * @param most the largest limit that is allowed, in the quantity's unit
 */
public record LimitAtMost(Quantity quantity, long most) implements Demand {

    /** What is limited. */
    @SuppressWarnings("ImmutableEnumChecker") // aspects and controls do not change
    public enum Quantity {
        /** Processes and threads. */
        PIDS("pidsAtMost", Aspects.PIDS, Controls.PIDS_LIMIT, "processes and threads"),
        /** Bytes of memory. */
        MEMORY("memoryAtMost", Aspects.MEMORY_LIMIT, Controls.MEMORY, "of memory"),
        /** Bytes of memory and swap together. */
        MEMORY_AND_SWAP("memoryAndSwapAtMost", Aspects.MEMORY_AND_SWAP, Controls.MEMORY_SWAP, "of memory and swap"),
        /** Bytes of output that the host keeps. */
        OUTPUT_KEPT("outputKeptAtMost", Aspects.OUTPUT_KEPT, Controls.LOGGING, "of output that the host keeps"),
        /** Bytes of the layer that it writes to. */
        WRITABLE_LAYER("writableLayerAtMost", Aspects.WRITABLE_LAYER, Controls.STORAGE_OPTIONS, "of writable layer");

        private final String key;
        private final Aspect<Limit> aspect;
        private final Control<?> control;
        private final String noun;

        Quantity(String key, Aspect<Limit> aspect, Control<?> control, String noun) {
            this.key = key;
            this.aspect = aspect;
            this.control = control;
            this.noun = noun;
        }

        /** Whether it is a number of bytes. */
        public boolean isBytes() {
            return this != PIDS;
        }

        /** The key of the demand. */
        public String key() {
            return key;
        }
    }

    public LimitAtMost {
        if (most < 0) {
            throw new IllegalArgumentException(quantity.key + " is " + most + "; expected 0 or more");
        }
    }

    @Override
    public String key() {
        return quantity.key;
    }

    @Override
    public List<Control<?>> controls() {
        return List.of(quantity.control);
    }

    @Override
    public List<Shortfall> shortfalls(Subject subject) {
        boolean within = subject.policy()
                .get(quantity.aspect)
                .filter(limit -> limit.compareTo(Limit.of(most)) <= 0)
                .isPresent();
        boolean none = quantity == Quantity.WRITABLE_LAYER
                && subject.policy().get(Aspects.ROOT_READ_ONLY).orElse(false);
        return within || none
                ? List.of()
                : List.of(new Shortfall(
                        quantity.control,
                        subject.asked(quantity.control, quantity.aspect),
                        toString(),
                        witness(subject),
                        remedy()));
    }

    private Optional<Witness> witness(Subject subject) {
        return most == Long.MAX_VALUE
                ? Optional.empty()
                : subject.policy().get(quantity.aspect).map(beyond -> new UsesAmount(quantity.aspect, most + 1));
    }

    private String remedy() {
        return switch (quantity) {
            case PIDS, MEMORY, MEMORY_AND_SWAP ->
                "set " + quantity.control + " to at most " + number() + ", on an engine that enforces it";
            case OUTPUT_KEPT -> "set logging to none, local or json-file with max-size and max-file of that together";
            case WRITABLE_LAYER -> "set readOnlyRootfs, or storageOptions.size to at most " + number();
        };
    }

    private String number() {
        return quantity.isBytes() ? ByteSize.of(most).toString() : Long.toString(most);
    }

    /** Such as {@code at most 256 processes and threads}. */
    @Override
    public String toString() {
        return "at most " + number() + " " + quantity.noun;
    }
}
