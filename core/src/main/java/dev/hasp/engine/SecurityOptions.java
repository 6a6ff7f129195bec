package dev.hasp.engine;

import java.util.List;
import java.util.Optional;

/**
 * {@code info.SecurityOptions}: since API 1.25 a list of {@code name=seccomp,profile=builtin}, before that of bare
 * names ({@code getInfo} of moby's {@code api/server/router/system} strips them for older clients).
 */
final class SecurityOptions {

    private static final String NAME = "name=";
    private static final String PROFILE = ",profile=";

    private final List<String> options;

    SecurityOptions(List<String> options) {
        this.options = List.copyOf(options);
    }

    /** Whether they were told to a client of an API before 1.25. */
    boolean areBareNames() {
        return !options.isEmpty() && options.stream().noneMatch(option -> option.startsWith(NAME));
    }

    boolean has(String name) {
        return options.stream().anyMatch(option -> name(option).equals(name));
    }

    /** The daemon's seccomp profile; a path may hold commas, and nothing follows it. */
    Optional<String> seccompProfile() {
        return options.stream()
                .filter(option -> name(option).equals("seccomp") && option.contains(PROFILE))
                .map(option -> option.substring(option.indexOf(PROFILE) + PROFILE.length()))
                .filter(profile -> !profile.isEmpty())
                .findFirst();
    }

    private static String name(String option) {
        String bare = option.startsWith(NAME) ? option.substring(NAME.length()) : option;
        int comma = bare.indexOf(',');
        return comma < 0 ? bare : bare.substring(0, comma);
    }
}
