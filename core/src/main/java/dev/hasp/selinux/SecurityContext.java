package dev.hasp.selinux;

import java.util.Optional;

/**
 * The label of a process or file.
 *
 * @param user such as {@code system_u}
 * @param role such as {@code system_r}
 * @param type such as {@code container_t}
 * @param range such as {@code s0:c1,c2}
 */
public record SecurityContext(String user, String role, String type, LevelRange range) {

    /** Refuses parts that no policy can name. */
    public SecurityContext {
        PolicyName.checked("user", user);
        PolicyName.checked("role", role);
        PolicyName.checked("type", type);
    }

    /**
     * Reads {@code system_u:system_r:container_t:s0:c1,c2} (libsepol {@code sepol_context_from_string}). A label without
     * a level is refused, since the policies of distributions have levels.
     *
     * @throws MalformedLabelException if no policy can hold it
     */
    public static SecurityContext parse(String text) {
        String[] parts = text.split(":", 4);
        if (parts.length < 4) {
            throw new MalformedLabelException(
                    "label",
                    text,
                    "lacks parts",
                    "expected user:role:type:level, such as system_u:system_r:container_t:s0");
        }
        return new SecurityContext(parts[0], parts[1], parts[2], LevelRange.parse(parts[3]));
    }

    /** Reads a label; empty where no policy can hold it. */
    public static Optional<SecurityContext> find(String text) {
        try {
            return Optional.of(parse(text));
        } catch (MalformedLabelException refused) {
            return Optional.empty();
        }
    }

    /**
     * The level below which everything is within reach of a process with this label: its high one, if its type is one
     * that policies keep apart by categories ({@code mcs_constrained_type}) and its levels are of s0. Empty where levels
     * do not decide, or where that is not known.
     */
    public Optional<Level> reach() {
        return range.high().sensitivity() == 0 && ContainerType.isConfined(type)
                ? Optional.of(range.high())
                : Optional.empty();
    }

    /** The label in its normal form. */
    @Override
    public String toString() {
        return user + ":" + role + ":" + type + ":" + range;
    }
}
