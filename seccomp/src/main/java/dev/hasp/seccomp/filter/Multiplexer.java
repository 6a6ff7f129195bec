package dev.hasp.seccomp.filter;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.CallMultiplexer;
import dev.hasp.seccomp.ArgumentCondition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls that some architectures make through {@code socketcall} and {@code ipc}; libseccomp doubles rules for them
 * ({@code abi_rule_add} of its {@code arch-*.c}).
 *
 * @param call the multiplexing call
 * @param selector its first argument for the multiplexed one
 */
record Multiplexer(String call, int selector) {

    /** The multiplexer of a call on an architecture, or null. */
    static @Nullable Multiplexer find(Architecture architecture, String name) {
        return architecture.isMultiplexed()
                ? CallMultiplexer.of(name)
                        .map(found ->
                                new Multiplexer(found.call(), found.selectors().getOrDefault(name, 0)))
                        .orElse(null)
                : null;
    }

    /** A rule's conditions as they become the companion's: the selector takes the place of those on the first argument. */
    List<ArgumentCondition> select(List<ArgumentCondition> conditions) {
        List<ArgumentCondition> selected = new ArrayList<>();
        selected.add(ArgumentCondition.equalTo(0, selector));
        conditions.stream().filter(condition -> condition.index() != 0).forEach(selected::add);
        return selected;
    }
}
