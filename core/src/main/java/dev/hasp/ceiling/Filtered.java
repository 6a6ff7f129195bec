package dev.hasp.ceiling;

import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.Seccomp;
import dev.hasp.effective.Aspects;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes its system calls through one of those seccomp filters.
 *
 * @param filters which filters are allowed
 */
public record Filtered(Set<Filter> filters) implements Demand {

    /** Where a filter is from. */
    public enum Filter {
        /** The engine's built-in one, asked for by name or what the daemon is known to be set to. */
        BUILTIN("builtin"),
        /** What the daemon is set to. */
        DEFAULT("default"),
        /** One that the request brings. */
        OWN("own");

        private final String word;

        Filter(String word) {
            this.word = word;
        }

        /** Reads the word. */
        public static Filter parse(String text) {
            return Words.parse("filter", text, values());
        }

        @Override
        public String toString() {
            return word;
        }
    }

    public Filtered {
        if (filters.isEmpty()) {
            throw new IllegalArgumentException("no filter is allowed; name at least one");
        }
        filters = Collections.unmodifiableSet(EnumSet.copyOf(filters));
    }

    @Override
    public String key() {
        return "filtered";
    }

    @Override
    public List<Control<?>> controls() {
        return List.of(Controls.SECCOMP);
    }

    @Override
    public List<Shortfall> shortfalls(Subject subject) {
        boolean on = subject.policy().get(Aspects.SECCOMP_ON).orElse(false);
        return on && isAllowed(subject)
                ? List.of()
                : List.of(Shortfall.of(
                        Controls.SECCOMP,
                        subject.asked(Controls.SECCOMP, Aspects.SECCOMP_ON),
                        toString(),
                        "set seccomp to one of them, on an engine that filters system calls"));
    }

    private boolean isAllowed(Subject subject) {
        Seccomp asked = subject.spec().seccomp().orElse(Seccomp.engineDefault());
        if (asked instanceof Seccomp.Custom) {
            return filters.contains(Filter.OWN);
        }
        if (asked instanceof Seccomp.Builtin) {
            return filters.contains(Filter.BUILTIN);
        }
        boolean isBuiltin = subject.engine()
                .seccompProfile()
                .filter(Set.of("builtin", "default")::contains)
                .isPresent();
        return filters.contains(Filter.DEFAULT) || (isBuiltin && filters.contains(Filter.BUILTIN));
    }

    @Override
    public String toString() {
        return "a seccomp filter"
                + (filters.size() == Filter.values().length
                        ? ""
                        : ", " + filters.stream().map(Filter::toString).collect(Collectors.joining(" or ")));
    }
}
